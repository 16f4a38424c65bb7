/* A link to another page of ours goes by Streamlit: the session and what was typed stay. A click with a key, or the middle
   button, is the browser's own. */
const LINK = "a.nw-naar";

export function goByStreamlit() {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element && event.target.closest(LINK);
    const open = window.__netwerkGa;
    if (!link || !open) return;
    event.preventDefault();
    open(link.getAttribute("href"));
  });
}
