import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const mostSteps = 80;

/** Presses a key until the keyboard stands there, as somebody without a mouse gets there. */
export async function walkTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  const reached = target.and(page.locator(':focus'));
  for (let step = 0; step < mostSteps; step += 1) {
    if ((await reached.count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${mostSteps} times ${key} do not lead to ${target}; but to: ${await readFocus(page)}`);
}

/** Runs in the page. */
const nameFocus = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return 'nothing';
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const isInSight = width > 0 && height > 0 && left < innerWidth && top < innerHeight && right > 0 && bottom > 0;
  if (!isInSight) return 'nothing in sight';
  const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
  const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText;
  return role + ' ' + label.trim();
})()`;

/** What has the keyboard, by its role and name. */
async function readFocus(page: Page): Promise<string> {
  return page.evaluate<string>(nameFocus);
}

/** The keyboard is there, or comes to be there; with `/./` it only has to be somewhere that can be seen. */
export async function expectFocus(page: Page, name: RegExp): Promise<void> {
  await expect.poll(() => readFocus(page), { timeout: 5_000 }).toMatch(name);
  await expect.poll(() => readFocus(page), { timeout: 5_000 }).not.toMatch(/^nothing/);
}
