import type { Page } from 'playwright-core';

/** Runs in the page: notes every text that a live region comes to hold. */
const listen = `(() => {
  const live = '[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])';
  const heard = [];
  const find = (node) => (node instanceof Element ? node : node.parentElement)?.closest(live) ?? null;
  new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) => find(target)).filter((region) => region !== null));
    for (const { textContent } of regions) if (textContent.trim() !== '') heard.push(textContent.trim());
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  globalThis.takeHeard = () => heard.splice(0);
})()`;

/** What a screen reader would say by itself from now on; each call answers what came since the last. */
export async function listenToPage(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(listen);
  return () => page.evaluate<string[]>('takeHeard()');
}
