import { describe, expect, it } from 'vitest';
import { findCommandLine } from '../../src/main/desktop/command-line.ts';

describe('the command line of the installed program', () => {
  it.each([
    ['/opt/Queuewatch/queuewatch cli poll --once', ['poll', '--once']],
    ['/opt/Queuewatch/queuewatch cli', []],
    ['/tmp/.mount/queuewatch --no-sandbox cli --version', ['--version']],
    ['/opt/Queuewatch/queuewatch cli report cli', ['report', 'cli']],
  ])('is what stands behind cli: %s', (line, rest) => {
    expect(findCommandLine(line.split(' '), true)).toEqual(rest);
  });

  it.each([
    '/opt/Queuewatch/queuewatch',
    '/opt/Queuewatch/queuewatch --hidden',
    '/opt/Queuewatch/queuewatch --demo=spike',
    '/opt/cli',
    '/opt/Queuewatch/queuewatch something cli',
  ])('is not meant by %s', (line) => {
    expect(findCommandLine(line.split(' '), true)).toBeNull();
  });

  it('stands behind the folder of a program that is not installed', () => {
    expect(findCommandLine(['/bin/electron', '/home/me/queuewatch', 'cli', 'check'], false)).toEqual([
      'check',
    ]);
    expect(findCommandLine(['/bin/electron', 'cli'], false)).toBeNull();
  });
});
