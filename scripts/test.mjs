// `npm test`: everything. First what `npm run check` does, then the gallery and the end-to-end cases on the built
// bundles; the last lines count the cases and say on which host the end-to-end ones ran.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const results = join(root, 'test-results');
const reportPath = (name) => join(results, `${name}.json`);
const host = process.env.HOST ?? 'chromium';

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    // The signal reaches the whole group; this process stays until its child has cleaned up.
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('close', (code, signal) => resolve(signal === null ? code : 1));
  });
}

/** The counts of a vitest report; a run that wrote none has failed. */
function countCases(name) {
  try {
    const report = JSON.parse(readFileSync(reportPath(name), 'utf8'));
    return { passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

if (host !== 'chromium' && host !== 'electron') {
  console.error('HOST must be chromium or electron');
  process.exit(2);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const startedAt = performance.now();
const checkCode = await run(process.execPath, ['scripts/check.mjs', '--all'], {
  QUEUEWATCH_REPORT: reportPath('unit'),
});
const runSuite = (name, config, more, env) =>
  run(
    join(root, 'node_modules', '.bin', 'vitest'),
    ['run', '--config', config, ...more, '--reporter=json', `--outputFile.json=${reportPath(name)}`],
    env,
  );
const galleryCode = await runSuite('gallery', 'vitest.config.ts', ['test/gallery', '--reporter=default']);
const e2eCode = await runSuite('e2e', 'test/e2e/vitest.config.ts', ['--reporter=verbose'], { HOST: host });
const unit = countCases('unit');
const gallery = countCases('gallery');
const e2e = countCases('e2e');
const onElectron = host === 'electron' ? e2e.passed : 0;
const onChromium = host === 'chromium' ? e2e.passed : 0;
console.log(`end-to-end cases: ${onElectron} on Electron, ${onChromium} on the Chromium host`);
console.log(`took ${Math.round((performance.now() - startedAt) / 1000)} s; screenshots are in test-results/`);
const sum = (kind) => unit[kind] + gallery[kind] + e2e[kind];
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = checkCode === 0 && galleryCode === 0 && e2eCode === 0 ? 0 : 1;
