/*
 * What stands in for the preload, as text: it runs in Chromium before the page's own scripts.
 */

/** Calls go to `stageCall`, pushes come by `stagePush`, or by `stagePushText` as main sends them. */
export const bridgeScript = `{
  const listeners = new Map();
  // Of the real clock, also where the page's own stands still.
  const setTimeout = window.setTimeout.bind(window);
  const requestAnimationFrame = window.requestAnimationFrame.bind(window);
  let open = 0;
  window.queuewatch = {
    async call(name, input) {
      open += 1;
      const reply = await window.stageCall(name, input);
      open -= 1;
      return reply === 'later' ? new Promise(() => {}) : JSON.stringify(reply);
    },
    listen(name, handler) {
      if (!listeners.has(name)) listeners.set(name, new Set());
      listeners.get(name).add(handler);
      return () => listeners.get(name).delete(handler);
    },
  };
  window.stagePushText = (name, text) => {
    for (const handler of listeners.get(name) ?? []) handler(text);
  };
  window.stagePush = (name, message) => window.stagePushText(name, JSON.stringify(message));
  window.stageTimers = { setTimeout };
  const turn = () => new Promise((done) => setTimeout(done, 0));
  // Two turns without a call under way: an answer was drawn, and nothing more was asked because of it.
  const draw = async () => {
    for (let quiet = 0; quiet < 2; quiet = open > 0 ? 0 : quiet + 1) await turn();
  };
  // What watches sizes is told when a frame is drawn, and answers with another.
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  window.stageAdvance = async (forMs) => {
    await draw();
    // By itself Playwright keeps each step of its clock for the pages that come, which begin at the beginning here.
    if (forMs > 0) await window.__pwClock.controller.runFor(forMs);
    await frame();
    await draw();
  };
}`;
