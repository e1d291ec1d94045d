import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/main/settings/managed-policy.ts';
import { managedSettingNames } from '../../src/shared/managed.ts';
import { manage } from './managed-scene.ts';

/*
 * What the administrator guide shows is what the program takes.
 */

const guide = readFileSync(join(import.meta.dirname, '../../docs/administrator-guide.md'), 'utf8');
const blockOf = (language: string) => guide.split(`\`\`\`${language}\n`)[1]?.split('\n```')[0] ?? '';

describe('the examples of the administrator guide', () => {
  it('hold every field of the managed file, and each is understood', () => {
    const fields = JSON.parse(blockOf('json'));
    const managed = manage(fields);
    expect(managed.troubles).toEqual([]);
    expect(managed.connections).toHaveLength(2);
    const own = ['organisation', 'allowDemo', 'allowExport', 'allowOwnConnections', 'leastPollSeconds'];
    expect(Object.keys(fields).sort()).toEqual([...own, 'connections', ...managedSettingNames].sort());
    for (const name of own) expect(guide).toContain(`| \`${name}\` |`);
  });

  it('say the same in the registry of Windows', () => {
    // As the registry keeps the lines of such a file and `reg.exe` shows them.
    const shown = blockOf('reg')
      .split('\n')
      .map((line) =>
        line
          .replace(/^"(\w+)"=dword:0*(\w+)$/, '    $1    REG_DWORD    0x$2')
          .replace(
            /^"(\w+)"="(.*)"$/,
            (_, name, text) => `    ${name}    REG_SZ    ${text.replaceAll('\\"', '"')}`,
          ),
      );
    const managed = manage(parsePolicy(shown.join('\r\n')));
    expect(managed).toMatchObject({
      organisation: 'Example Ltd',
      allowExport: false,
      leastPollSeconds: 30,
      values: { history: { days: 14, megabytes: 200 } },
      troubles: [],
    });
  });
});
