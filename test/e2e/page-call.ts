import type { Page } from 'playwright-core';

/** What the page asks of main, as its views do. */
export async function ask(page: Page, name: string, input: object): Promise<unknown> {
  return page.evaluate(
    ([call, given]) =>
      (
        globalThis as unknown as { queuewatch: { call(name: unknown, input: unknown): Promise<unknown> } }
      ).queuewatch.call(call, given),
    [name, input] as const,
  );
}
