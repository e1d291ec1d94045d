// `npm run check`: format and lint, types, unit tests; in parallel, since they do not wait for each other. With
// `--all` also the suites that bring up a desktop (the Chromium host, the virtual desktop, delivery to it) or take long
// by their nature (thousands of random sequences, killed writers, whole simulated days), as `npm test` does.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOnSignals } from './child.mjs';
import { toolPath } from './tool-path.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Runs one tool to its end; its output is shown only when it fails, or always when it counts tests. */
function run(title, tool, args, { showAlways = false } = {}) {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, [toolPath(root, tool), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // The compiler hears no signal before it is done, and it changes nothing.
    handOnSignals(child, { kills: tool === 'tsc' });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => resolve({ title, failed: true, output: String(error) }));
    child.on('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${title} (${seconds} s)`);
      if (code !== 0 || showAlways) console.log(output.trimEnd());
      resolve({ title, failed: code !== 0 });
    });
  });
}

const typeProjects = ['shared', 'node', 'web'].map(
  (name) => () => run(`types: ${name}`, 'tsc', ['--pretty', 'false', '-p', `tsconfig.${name}.json`]),
);
// `npm test` counts the cases from this file.
const report = process.env.QUEUEWATCH_REPORT;
const reporters =
  report === undefined ? [] : ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const desktopSuites = [
  'test/chromium-host/**',
  'test/page-stage/**',
  'test/package/**',
  'test/virtual-desktop/**',
  'test/desktop/delivery.test.ts',
];
const longSuites = [
  'test/alerts/model/**',
  'test/history/crash.test.ts',
  'test/vendors/fuzz/**',
  // Whole days against the simulator's ledger, every fault of every way of asking, other people's clients.
  'test/agreement.test.ts',
  'test/vendors/contract.test.ts',
  'test/vendors/faults.test.ts',
  'test/conformance/**',
  // Processes of their own.
  'test/cli/entry.test.ts',
  'test/cli/poll.test.ts',
];
// Every view in every look, from the built pages: two tabs keep two processors busy, while others wait for theirs to act.
const ownSuites = ['test/gallery/**'];
const isAll = process.argv.includes('--all');
const left = [
  ...ownSuites,
  // Only Linux has a desktop that can be brought up beside the person's own.
  ...(isAll && process.platform === 'linux' ? [] : desktopSuites),
  ...(isAll ? [] : longSuites),
].map((suite) => `--exclude=${suite}`);
const results = await Promise.all([
  run('format and lint', 'biome', ['check', '--error-on-warnings', '.']),
  (async () => {
    const all = [];
    for (const check of typeProjects) all.push(await check());
    return all;
  })(),
  run('unit tests', 'vitest', ['run', '--config', 'vitest.config.ts', ...left, ...reporters], {
    showAlways: true,
  }),
]);
const failures = results.flat().filter((result) => result.failed);
if (failures.length > 0) {
  console.log(`check failed: ${failures.map((failure) => failure.title).join(', ')}`);
  process.exitCode = 1;
}
