import type { Page } from 'playwright-core';

const viewNames = ['Board', 'Alerts', 'Reports', 'Connections', 'Settings'];

/** What is missing for somebody who goes through the main window by its landmarks, one line each. */
export async function findMissingLandmarks(page: Page): Promise<string[]> {
  // Whatever is open above the page takes it away from a screen reader meanwhile.
  const layers = await Promise.all(
    (['dialog', 'alertdialog', 'menu', 'listbox'] as const).map((role) => page.getByRole(role).count()),
  );
  const seen = { includeHidden: layers.some((amount) => amount > 0) };
  const count = {
    'heading of the first level': await page.getByRole('heading', { level: 1, ...seen }).count(),
    main: await page.getByRole('main', seen).count(),
  };
  const views = page
    .getByRole('navigation', { name: 'Views', exact: true, ...seen })
    .getByRole('listitem', seen);
  const names = (await views.allTextContents()).map((text) => text.replace(/\d+$/, '').trim());
  return [
    ...Object.entries(count).flatMap(([what, amount]) => (amount === 1 ? [] : [`${amount} × ${what}`])),
    ...(names.join() === viewNames.join() ? [] : [`the navigation is: ${names.join()}`]),
  ];
}
