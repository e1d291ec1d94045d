/*
 * What the benchmark does inside the page, as text: it runs in Chromium. `benchBase` holds the columns of all rows.
 */

/**
 * Pushes `share` of the rows `rounds` times, and tells how long each took from its arrival to the paint, in milliseconds. As
 * from another process each arrives in a task of its own and is unpacked in it.
 */
export const pushScript = `async ({ share, rounds, pauseMs }) => {
  const { columns, push } = window.benchBase;
  const size = columns.queueId.length;
  const changed = Math.max(1, Math.round(size * share));
  const painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(null);
      }),
    );
  const longTasks = [];
  const note = (entries) => {
    for (const { startTime, duration } of entries) longTasks.push({ startTime, duration });
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'longtask' });
  const way = new MessageChannel();
  const arrive = (message) =>
    new Promise((arrived) => {
      way.port1.onmessage = (event) => {
        const before = performance.now();
        window.stagePushText('state.changed', event.data);
        arrived(before);
      };
      way.port2.postMessage(message);
    });
  const times = [];
  const spans = [];
  for (let round = 0; round < rounds; round += 1) {
    window.benchSequence += 1;
    const first = (round * 997) % size;
    const rows = {};
    for (const [name, values] of Object.entries(columns))
      rows[name] = Array.from({ length: changed }, (_, index) => values[(first + index) % values.length]);
    rows.waiting = Array.from({ length: changed }, (_, index) => (window.benchSequence * 7 + index * 13) % 23);
    rows.longestWaitMs = rows.waiting.map((waiting) => waiting * 4100);
    rows.agentsAvailable = rows.waiting.map((waiting) => waiting % 5);
    const before = await arrive(JSON.stringify({ ...push, sequence: window.benchSequence, rows }));
    await painted();
    const now = performance.now();
    times.push(now - before);
    spans.push([before, now]);
    await new Promise((done) => setTimeout(done, pauseMs));
  }
  note(observer.takeRecords());
  observer.disconnect();
  way.port1.close();
  // Making what is pushed takes long as well, and is not the page's doing.
  const isOurs = ({ startTime, duration }) =>
    spans.some(([from, to]) => startTime < to && startTime + duration > from + 1);
  return { times, longTasks: longTasks.filter(isOurs).map(({ duration }) => duration) };
}`;

/** Scrolls what \`selector\` names for \`forMs\`, and tells the times between frames, in milliseconds. */
export const scrollScript = `async ({ selector, forMs }) => {
  const element = document.querySelector(selector);
  const frames = [];
  const startedAt = performance.now();
  let before = startedAt;
  let step = 47;
  while (before - startedAt < forMs) {
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - before);
    before = now;
    if (element.scrollTop + element.clientHeight >= element.scrollHeight - 1) step = -47;
    element.scrollTop += step;
  }
  return frames.slice(2);
}`;

/** A script as text with what it is given. */
export function toExpression(script: string, given: unknown): string {
  return `(${script})(${JSON.stringify(given)})`;
}
