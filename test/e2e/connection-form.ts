import type { Locator, Page } from 'playwright-core';

interface TypedConnection {
  name: string;
  url: string;
  clientId: string;
  clientSecret: string;
}

/** The fields by their labels, as one fills in a form with mouse and keyboard. */
export async function fillIn(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields))
    await findForm(page).getByLabel(label, { exact: true }).fill(text);
}

/** One of the choices that stand side by side; its input itself is not to be seen. */
export async function choose(page: Page, label: string): Promise<void> {
  await findForm(page).getByText(label, { exact: true }).click();
}

/** Addresses of the tenant's own instead of a region. */
export async function chooseOwnAddresses(page: Page): Promise<void> {
  await findForm(page)
    .getByRole('button', { name: /Region/ })
    .click();
  await page.getByRole('option', { name: 'Own addresses' }).click();
}

export function findForm(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Add a connection' });
}

export function findResults(page: Page): Locator {
  return findForm(page).getByRole('status', { name: 'Result of the test' });
}

export async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Add a? ?connection/ }).click();
  await findForm(page).waitFor();
}

/** Tests what was typed in; answers what the test says. */
export async function testConnection(page: Page): Promise<string> {
  await findForm(page).getByRole('button', { name: 'Test connection' }).click();
  await findResults(page).waitFor();
  return findResults(page).innerText();
}

export async function addAllQueues(page: Page): Promise<void> {
  await findForm(page).getByRole('button', { name: 'Choose queues' }).click();
  await findForm(page).getByRole('button', { name: 'Add connection' }).click();
  await passAlerts(page);
}

/** After the first connection, and one whose queues have targets of their own, the rules are shown; they are kept so. */
async function passAlerts(page: Page): Promise<void> {
  const show = findForm(page).getByRole('button', { name: 'Show the board' });
  await Promise.race([show.waitFor(), findForm(page).waitFor({ state: 'hidden' })]);
  if (await show.isVisible()) await show.click();
  await findForm(page).waitFor({ state: 'hidden' });
}

/** Escape asks first where something was typed in. */
export async function leaveForm(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  const question = page.getByRole('alertdialog', { name: 'Leave without adding it?' });
  await question.getByRole('button', { name: 'Leave' }).click();
  await findForm(page).waitFor({ state: 'hidden' });
}

/** Fills in the open form for Genesys Cloud from its first field on and tests it, with the keyboard alone. */
export async function typeConnection(page: Page, typed: TypedConnection): Promise<void> {
  await findForm(page).waitFor();
  const { keyboard } = page;
  const next = () => keyboard.press('Tab');
  // The vendor stands first, and the usual one is chosen.
  await next();
  await keyboard.type(typed.name);
  await next();
  // The list of regions takes the first letters of a choice.
  await keyboard.type('Own');
  await next();
  const type = async (texts: readonly string[]) => {
    for (const text of texts) {
      await keyboard.type(text);
      await next();
    }
  };
  await type([typed.url, typed.url]);
  // The way to sign in: by a client. Then the button that says where its credentials are found.
  await next();
  await next();
  await type([typed.clientId, typed.clientSecret]);
  await next();
  await keyboard.press('Control+a');
  await keyboard.type('5');
  await keyboard.press('Enter');
  await findResults(page).waitFor();
}
