/* What a map is made of, its scene, comes once: Python sends a scene with its name, and after that only the name. A
   scene that is not here (a message was overtaken by a newer one) is asked for; until it comes, what was last drawn
   stays, so that the map is never empty. */
const MOST_KEPT = 12, FIRST_WAIT = 4_000, LONGEST_WAIT = 60_000, MOST_BY_ITSELF = 5;

export const SCENES = new Map(); // name -> scene, the one that was used last at the end
const SHOWN = new Map();         // channel -> the scene that it shows
const ASKED = new Map();         // channel -> { times, until, timer }: how often it asked in vain, how long it waits for the last answer

/* The component `draw` as one that is called with `scene` (a name) and `content` (JSON, or null) in its data. */
export function withScene(draw) {
  return (given) => {
    const { scene: name, content, ...data } = given.data, scene = kept(name, content);
    let stop = null;
    if (scene) { SHOWN.set(data.channel, scene); answered(data.channel); }
    else stop = ask(data.channel, name, given.setTriggerValue);
    const shown = SHOWN.get(data.channel);
    const end = shown ? draw({ ...given, data: { ...shown, ...data, command: scene ? data.command : null } }) : undefined;
    return stop ? () => { stop(); end?.(); } : end;
  };
}

function kept(name, content) {
  const scene = SCENES.get(name) ?? (content ? JSON.parse(content) : null);
  if (!scene) return null;
  SCENES.delete(name);
  SCENES.set(name, scene);
  if (SCENES.size > MOST_KEPT) SCENES.delete(SCENES.keys().next().value);
  return scene;
}

/* One question at a time: until its answer is here, or has been away too long (a server or a connection that was gone),
   no second one is asked, however often the page is drawn. Each next wait is longer, and none is the last: who draws the
   page again after it, asks again. The answer ends the waiting: Streamlit ends a turn only when the element goes, not
   when the next turn comes. Returns what stops asking. */
function ask(channel, name, setTriggerValue) {
  let mine;
  const turn = () => {
    const asked = ASKED.get(channel) ?? { times: 0, until: 0 }, { times } = asked, now = Date.now();
    ASKED.set(channel, asked);
    clearTimeout(asked.timer);
    let wait = asked.until - now;
    if (wait <= 0) {
      wait = Math.min(FIRST_WAIT * 2 ** times, LONGEST_WAIT);
      Object.assign(asked, { times: times + 1, until: now + wait });
      setTriggerValue("scene", name);
    }
    mine = asked.timer = times < MOST_BY_ITSELF ? setTimeout(turn, wait) : undefined;
  };
  turn();
  return () => clearTimeout(mine);
}

function answered(channel) {
  clearTimeout(ASKED.get(channel)?.timer);
  ASKED.delete(channel);
}
