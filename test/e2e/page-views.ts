import type { Page } from 'playwright-core';

/*
 * The way through the window's views, by keyboard as everything in it.
 */

/** Whatever is counted beside the view's name. */
export async function goTo(page: Page, view: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: new RegExp(`^${view}`) })
    .press('Enter');
}

/** A part of the settings that are in front. */
export async function chooseSection(page: Page, section: string): Promise<void> {
  await page.getByRole('tab', { name: section }).press('Enter');
  await page.getByRole('tabpanel', { name: section }).waitFor();
}
