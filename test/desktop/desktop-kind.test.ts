import { describe, expect, it } from 'vitest';
import { toDesktopKind } from '../../src/main/desktop/desktop-kind.ts';

const onLinux = (currentDesktop: string | undefined) =>
  toDesktopKind({ platform: 'linux', release: '6.1.0-18-amd64', currentDesktop });
const onWindows = (release: string) =>
  toDesktopKind({ platform: 'win32', release, currentDesktop: undefined });

describe('toDesktopKind', () => {
  it('tells Windows 11 from 10 by its build, as both call themselves 10.0', () => {
    expect(onWindows('10.0.19045')).toBe('windows-10');
    expect(onWindows('10.0.22000')).toBe('windows-11');
    expect(onWindows('10.0.26100')).toBe('windows-11');
  });

  it('knows macOS', () => {
    expect(toDesktopKind({ platform: 'darwin', release: '24.1.0', currentDesktop: undefined })).toBe('macos');
  });

  it.each([
    ['ubuntu:GNOME', 'gnome'],
    ['GNOME-Classic:GNOME', 'gnome'],
    ['KDE', 'kde'],
    ['XFCE', 'xfce'],
    ['X-Cinnamon', 'other'],
    ['', 'other'],
    [undefined, 'other'],
  ])('reads %s', (currentDesktop, kind) => {
    expect(onLinux(currentDesktop)).toBe(kind);
  });
});
