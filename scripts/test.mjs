// `npm test`: everything. First what `npm run check` does, then the gallery and the end-to-end cases on the built bundles;
// the last lines count the cases and say on which host the end-to-end ones ran. Where there is no virtual desktop (all
// systems but Linux) only what needs none is run, and the last lines say so.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from './child.mjs';
import { chooseTestHost, findElectron } from './electron.mjs';
import { toolPath } from './tool-path.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const results = join(root, 'test-results');
const reportPath = (name) => join(results, `${name}.json`);
const onLinux = process.platform === 'linux';
const { host, why } = chooseTestHost({
  forced: process.env.HOST,
  electron: findElectron(root),
  platform: process.platform,
  isRoot: onLinux && process.getuid() === 0,
});

/** The counts of a vitest report; a run that wrote none has failed, and so has a case that is left out for no reason. */
function countCases(name, mayLeaveOut) {
  try {
    const report = JSON.parse(readFileSync(reportPath(name), 'utf8'));
    const { numPassedTests: passed, numFailedTests: failed, numPendingTests: pending } = report;
    return mayLeaveOut
      ? { passed, failed, leftOut: pending }
      : { passed, failed: failed + pending, leftOut: 0 };
  } catch {
    return { passed: 0, failed: 1, leftOut: 0 };
  }
}

if (host === null) {
  console.error(`queuewatch: ${why}`);
  process.exit(1);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const startedAt = performance.now();
const checkCode = await runNode(root, ['scripts/check.mjs', '--all'], {
  QUEUEWATCH_REPORT: reportPath('unit'),
});
const runSuite = (name, config, more, env) =>
  runNode(
    root,
    [
      toolPath(root, 'vitest'),
      ...['run', '--config', config, ...more, '--reporter=json', `--outputFile.json=${reportPath(name)}`],
    ],
    env,
  );
// The pictures that nobody compares are left to `npm run gallery`.
const galleryEnv = { QUEUEWATCH_PICTURES: 'of-what-is-wrong' };
const galleryCode = onLinux
  ? await runSuite('gallery', 'vitest.config.ts', ['test/gallery', '--reporter=default'], galleryEnv)
  : 0;
// They mostly wait, for minutes: `npm run faults` runs them.
const patientSuites = ['faults-many', 'faults-time', 'damage-desktop'];
const cases = [
  '--reporter=verbose',
  ...patientSuites.map((name) => `--exclude=test/e2e/${name}.e2e.ts`),
  ...(onLinux ? [] : ['any-system']),
];
const e2eCode = await runSuite('e2e', 'test/e2e/vitest.config.ts', cases, { HOST: host });
const unit = countCases('unit', !onLinux);
const gallery = onLinux ? countCases('gallery', false) : { passed: 0, failed: 0, leftOut: 0 };
const e2e = countCases('e2e', host === 'electron');
const onElectron = host === 'electron' ? e2e.passed : 0;
const onChromium = host === 'chromium' ? e2e.passed : 0;
console.log(`end-to-end cases: ${onElectron} on Electron, ${onChromium} on the Chromium host`);
if (e2e.leftOut > 0) console.log(`left to the Chromium host: ${e2e.leftOut} (docs/testing.md)`);
if (!onLinux)
  console.log(
    `left to Linux: the gallery, the desktop suites, all but one end-to-end file, ${unit.leftOut} unit tests`,
  );
console.log(`took ${Math.round((performance.now() - startedAt) / 1000)} s; screenshots are in test-results/`);
const sum = (kind) => unit[kind] + gallery[kind] + e2e[kind];
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = [checkCode, galleryCode, e2eCode, sum('failed')].every((count) => count === 0) ? 0 : 1;
