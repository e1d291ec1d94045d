import type { Locator, Page } from 'playwright-core';

export interface TypedConnection {
  name: string;
  url: string;
  clientId: string;
  clientSecret: string;
}

export function findForm(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Add a connection' });
}

export function findResults(page: Page): Locator {
  return findForm(page).getByRole('status', { name: 'Result of the test' });
}

/** Fills in the open form from its first field on and tests it, with the keyboard alone. */
export async function typeConnection(page: Page, typed: TypedConnection): Promise<void> {
  await findForm(page).waitFor();
  const { keyboard } = page;
  const next = () => keyboard.press('Tab');
  await keyboard.type(typed.name);
  await next();
  // The list of regions takes the first letters of a choice.
  await keyboard.type('Own');
  await next();
  for (const text of [typed.url, typed.url, typed.clientId, typed.clientSecret]) {
    await keyboard.type(text);
    await next();
  }
  await next();
  await keyboard.press('Control+a');
  await keyboard.type('5');
  await keyboard.press('Enter');
  await findResults(page).waitFor();
}
