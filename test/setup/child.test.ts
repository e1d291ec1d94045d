import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished } from 'vitest';
import { onlyWith } from '../capability.ts';

const children = new URL('../../scripts/child.mjs', import.meta.url).href;
/** One program after the other, as `npm test` and `npm run soak` do. */
const code = `
import { runNode } from '${children}';
await runNode(process.cwd(), ['-e', 'process.on("SIGTERM", () => { console.log("cleaned up"); process.exit(); }); console.log("first"); setInterval(() => {}, 1000);']);
await runNode(process.cwd(), ['-e', 'console.log("second")']);
`;

onlyWith('signals')(
  'a signal reaches the program that runs, is waited for, and begins nothing that would come next',
  async () => {
    const script = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void script.kill('SIGKILL'));
    let said = '';
    script.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    await once(script.stdout, 'data');
    script.kill('SIGTERM');
    expect(await once(script, 'close')).toEqual([null, 'SIGTERM']);
    expect(said).toBe('first\ncleaned up\n');
  },
);
