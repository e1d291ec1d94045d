import type { Page } from 'playwright-core';
import { bridgeName } from '../../src/shared/channels.ts';

/** What the page asks of main, as its views do. */
export async function ask(page: Page, name: string, input: object): Promise<unknown> {
  const text = await page.evaluate(
    ([bridge, call, given]) => Reflect.get(globalThis, bridge).call(call, given) as Promise<string>,
    [bridgeName, name, input] as const,
  );
  return JSON.parse(text);
}
