// Notes in the page when a key is pressed, and when what it changes has been painted.
// Arguments: a selector of what is watched; what must be on the page for a painting to count; the function that is told.
const [watched, needed, told] = arguments;
const noted = { pressed: 0, painted: [] };
const press = () => {
  noted.pressed = performance.now();
  noted.painted = [];
};
// A frame is painted after its callbacks have run: a message sent by one of them arrives behind the painting.
const note = () => {
  const { pressed } = noted;
  const behind = new MessageChannel();
  behind.port1.onmessage = () => pressed === noted.pressed && noted.painted.push(performance.now());
  behind.port2.postMessage(null);
};
const within = ({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(watched);
const observer = new MutationObserver((changes) => {
  if (noted.pressed === 0 || !changes.some(within)) return;
  if (needed.every((one) => document.querySelector(one))) requestAnimationFrame(note);
});
window.watched?.end();
addEventListener("keydown", press, true);
observer.observe(document, { subtree: true, childList: true, characterData: true });
window.watched = {
  noted,
  end: () => {
    observer.disconnect();
    removeEventListener("keydown", press, true);
  },
};
told(null);
