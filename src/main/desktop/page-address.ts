import { type WindowName, windowNames } from '../../shared/window-name.ts';

/*
 * The pages' own origin: `app://queuewatch`. The scheme is named here only; everything else asks.
 */

export const pageScheme = 'app';
const origin = `${pageScheme}://queuewatch`;
const windowUrls: Record<WindowName, string> = {
  main: `${origin}/index.html`,
  wallboard: `${origin}/wallboard.html`,
  strip: `${origin}/strip.html`,
};
export const soundPageUrl = `${origin}/sound.html`;

export function toPageUrl(name: WindowName): string {
  return windowUrls[name];
}

/** Whose page an address is: the IPC gate asks this. Null: no window's. */
export function findWindowName(address: string): WindowName | null {
  const [file] = address.split(/[?#]/, 1);
  return windowNames.find((name) => windowUrls[name] === file) ?? null;
}

/** True for addresses of our own pages and what they load: the lock on navigation and requests asks this. */
export function isPageUrl(address: string): boolean {
  return address === origin || address.startsWith(`${origin}/`);
}
