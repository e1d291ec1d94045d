/** Finds and installs the system packages that a part needs (the list itself: `packages.mjs`). */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { systemPackages } from './packages.mjs';
import { run, runStep, StepError, say } from './run.mjs';

const queryArgs = ['-W', `-f=\${Package} \${db:Status-Status}\\n`];

/** The packages for these needs that are not there. Without a package list (not Debian) programs decide. */
export async function findMissingPackages(
  needs,
  {
    searchPath = process.env.PATH ?? '',
    query = (names) => run('dpkg-query', [...queryArgs, ...names]),
  } = {},
) {
  const wanted = systemPackages.filter((entry) => needs.includes(entry.need));
  if (wanted.length === 0) return [];
  const { code, output } = await query(wanted.map((entry) => entry.name));
  const listed = code === 0 || code === 1;
  const installed = new Set(
    output
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, status]) => status === 'installed')
      .map(([name]) => name),
  );
  return wanted
    .filter((entry) => !installed.has(entry.name))
    .filter((entry) => (entry.programs.length === 0 ? listed : !isAnyOnPath(entry.programs, searchPath)))
    .map((entry) => entry.name);
}

/** Installs them where this may be done without a question, else throws with the one command that does it. */
export async function installPackages(names, why) {
  say(`${why} needs these system packages: ${names.join(' ')}`);
  const install = ['install', '-y', '--no-install-recommends', ...names];
  const asRoot = process.getuid() === 0;
  const command = `${asRoot ? '' : 'sudo '}apt-get ${install.join(' ')}`;
  const refuse = (reason) => {
    throw new StepError(`${reason}; please run: ${command}`);
  };
  if (process.env.QUEUEWATCH_NO_APT === '1') refuse('QUEUEWATCH_NO_APT=1 forbids installing them');
  if ((await run('apt-get', ['--version'])).code !== 0)
    throw new StepError(`they cannot be installed here (no apt-get); on Debian and Ubuntu: ${command}`);
  if (!asRoot && (await run('sudo', ['-n', 'true'])).code !== 0)
    refuse('installing them needs your password');

  const apt = (args) => {
    const quiet = ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return asRoot
      ? run('apt-get', quiet, { env })
      : run('sudo', ['-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...quiet]);
  };
  await runStep(`installing ${names.length} system packages`, async () => {
    const update = await apt(['update']);
    const result = await apt(install);
    // Old lists may still do; why they are old is told when they do not.
    return result.code === 0 ? result : { ...result, output: `${update.output}${result.output}` };
  });
}

function isAnyOnPath(programs, searchPath) {
  return programs.some((program) =>
    searchPath.split(delimiter).some((folder) => {
      try {
        accessSync(join(folder, program), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );
}
