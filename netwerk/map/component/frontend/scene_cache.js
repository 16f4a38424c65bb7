/* What a map is made of, its scene, comes once: Python sends a scene with its name, and after that only the name. A
   scene that is not here (a message was overtaken by a newer one) is asked for; until it comes, what was last drawn
   stays, so that the map is never empty. */
const MOST_KEPT = 12, MOST_ASKED = 5;

export const SCENES = new Map(); // name -> scene, the one that was used last at the end
const SHOWN = new Map();         // channel -> the scene that it shows
const ASKED = new Map();         // name -> how often it was asked for in vain

/* The component `draw` as one that is called with `scene` (a name) and `content` (JSON, or null) in its data. */
export function withScene(draw) {
  return (given) => {
    const { scene: name, content, ...data } = given.data, scene = kept(name, content);
    if (scene) { SHOWN.set(data.channel, scene); ASKED.delete(name); }
    else ask(name, given.setTriggerValue);
    const shown = SHOWN.get(data.channel);
    if (!shown) return undefined;
    return draw({ ...given, data: { ...shown, ...data, command: scene ? data.command : null } });
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

function ask(name, setTriggerValue) {
  const asked = ASKED.get(name) ?? 0;
  if (asked >= MOST_ASKED) return;
  ASKED.set(name, asked + 1);
  setTriggerValue("scene", name);
}
