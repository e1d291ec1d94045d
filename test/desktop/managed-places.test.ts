import { describe, expect, it } from 'vitest';
import { toManagedPlaces } from '../../src/main/desktop/managed-places.ts';

describe('the place of managed settings', () => {
  it.each([{}, { XDG_CONFIG_DIRS: '' }, { XDG_CONFIG_DIRS: '/etc/xdg' }])(
    'is in /etc on Linux: %j',
    (environment) => {
      expect(toManagedPlaces('linux', environment).files).toEqual([
        '/etc/queuewatch/managed.json',
        '/etc/xdg/queuewatch/managed.json',
      ]);
    },
  );

  it('is hidden on Linux by nothing that the environment names', () => {
    expect(toManagedPlaces('linux', { XDG_CONFIG_DIRS: '/opt/conf/:relative:/usr/etc' }).files).toEqual([
      '/etc/queuewatch/managed.json',
      '/etc/xdg/queuewatch/managed.json',
      '/opt/conf/queuewatch/managed.json',
      '/usr/etc/queuewatch/managed.json',
    ]);
  });

  it('is a folder of the administrator on macOS, judged by owner and mode', () => {
    expect(toManagedPlaces('darwin', {})).toEqual({
      files: ['/Library/Application Support/Queuewatch/managed.json'],
      hasModes: true,
      registry: null,
    });
  });

  it('is the policy key on Windows, and a folder that only administrators can write; those of the environment come last', () => {
    expect(toManagedPlaces('win32', { ProgramFiles: 'D:\\Programs', SystemRoot: 'D:\\Windows' })).toEqual({
      files: [
        'C:\\Program Files\\Queuewatch Managed\\managed.json',
        'D:\\Programs\\Queuewatch Managed\\managed.json',
      ],
      hasModes: false,
      registry: {
        programs: ['C:\\Windows\\System32\\reg.exe', 'D:\\Windows\\System32\\reg.exe'],
        parentKey: 'HKLM\\Software\\Policies',
        name: 'Queuewatch',
      },
    });
  });
});
