import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/*
 * What a case needs that not every system has. `docs/testing.md` says why of each, and lists every case that is left out
 * without it; a test compares. Nothing else in the unit tests asks which system this is.
 */

const { platform, arch } = process;

export const capabilities = {
  'unix-rights': platform !== 'win32',
  'symbolic-links': platform !== 'win32',
  'named-pipes': platform !== 'win32',
  signals: platform !== 'win32',
  'full-device': platform === 'linux',
  'secret-service': platform === 'linux',
  'certificate-file': platform === 'linux',
  'electron-layout': platform === 'linux',
  'icon-rounding': arch === 'x64',
} as const;

type Capability = keyof typeof capabilities;

export function onlyWith(need: Capability): ReturnType<typeof it.runIf> {
  return it.runIf(capabilities[need]);
}

export function describeOnlyWith(need: Capability): ReturnType<typeof describe.runIf> {
  return describe.runIf(capabilities[need]);
}

/** A file or folder is closed to others; Windows gives the whole profile of a person to nobody else. */
export function expectMode(path: string, mode: 0o600 | 0o700): void {
  if (capabilities['unix-rights']) expect(statSync(path).mode & 0o777).toBe(mode);
}
