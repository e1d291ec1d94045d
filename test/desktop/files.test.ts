import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import '../../tools/chromium-host/register.mjs';

// After the mapping above, which its import of `electron` needs.
const { revealFile } = await import('../../src/main/desktop/files.ts');

it('a file that is gone cannot be shown, and it is said in words', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'queuewatch-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'gone.csv');
  expect(await revealFile(path)).toMatchObject({
    ok: false,
    failure: {
      code: 'disk',
      reason: 'file-gone',
      subject: path,
      detail: 'there is no such file or folder',
    },
  });
});
