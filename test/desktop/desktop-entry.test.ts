import { describe, expect, it } from 'vitest';
import { isEnabledEntry, toDesktopEntry } from '../../src/main/desktop/desktop-entry.ts';

const execOf = (...command: string[]) => /^Exec=(.*)$/m.exec(toDesktopEntry('Queuewatch', command))?.[1];

describe('toDesktopEntry', () => {
  it('is a program that the desktop starts without a terminal', () => {
    expect(toDesktopEntry('Queuewatch', ['/opt/Queuewatch/queuewatch', '--hidden'])).toBe(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Version=1.5',
        'Name=Queuewatch',
        'Exec=/opt/Queuewatch/queuewatch --hidden',
        'Terminal=false',
        'X-GNOME-Autostart-enabled=true',
        '',
      ].join('\n'),
    );
  });

  // As the specification has it: quotes around, a backslash before " ` $ \, then every backslash twice; % twice.
  it.each([
    ['a blank', '/home/ann/My apps/Queuewatch.AppImage', '"/home/ann/My apps/Queuewatch.AppImage"'],
    ['a dollar sign', '/srv/$HOME', '"/srv/\\\\$HOME"'],
    ['a backslash', '/srv/a\\b', '"/srv/a\\\\\\\\b"'],
    ['quotation marks', '/srv/"a"', '"/srv/\\\\"a\\\\""'],
    ['a percent sign', '/srv/100%', '/srv/100%%'],
    ['a semicolon', '/srv/a;b', '"/srv/a;b"'],
    ['a tilde', '~ann/q', '"~ann/q"'],
  ])('quotes a path with %s', (_what, path, quoted) => {
    expect(execOf(path, '--hidden')).toBe(`${quoted} --hidden`);
  });
});

describe('isEnabledEntry', () => {
  const entry = toDesktopEntry('Queuewatch', ['/usr/bin/queuewatch']);

  it('is on as we write it', () => {
    expect(isEnabledEntry(entry)).toBe(true);
  });

  it.each(['Hidden=true', 'Hidden = true', 'X-GNOME-Autostart-enabled=false'])(
    'is off where the desktop’s settings have put %s into it',
    (line) => {
      expect(isEnabledEntry(`${entry}${line}\n`)).toBe(false);
    },
  );
});
