import { release } from 'node:os';
import type { DesktopKind } from '../../shared/desktop-kind.ts';

/** The first build of Windows 11, which still calls itself 10.0. */
const firstWindows11Build = 22_000;
/** What desktops call themselves in `XDG_CURRENT_DESKTOP`, a list with colons such as `ubuntu:GNOME`. */
const linuxNames: Readonly<Record<string, DesktopKind>> = { gnome: 'gnome', kde: 'kde', xfce: 'xfce' };

interface SystemNames {
  /** As Node names it. */
  platform: string;
  release: string;
  /** `XDG_CURRENT_DESKTOP`. */
  currentDesktop: string | undefined;
}

export function toDesktopKind({ platform, release: version, currentDesktop }: SystemNames): DesktopKind {
  if (platform === 'darwin') return 'macos';
  if (platform === 'win32') {
    const build = Number(version.split('.')[2] ?? 0);
    return build >= firstWindows11Build ? 'windows-11' : 'windows-10';
  }
  const names = (currentDesktop ?? '').toLowerCase().split(':');
  for (const name of names) {
    const kind = linuxNames[name];
    if (kind !== undefined) return kind;
  }
  return 'other';
}

export function readDesktopKind(): DesktopKind {
  const currentDesktop = process.env.XDG_CURRENT_DESKTOP;
  return toDesktopKind({ platform: process.platform, release: release(), currentDesktop });
}
