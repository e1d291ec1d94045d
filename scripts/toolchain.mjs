/** The Node that the development tools and npm run on: the pinned one, kept in `.toolchain`. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { run, runStep, StepError } from './run.mjs';

const nodeBinary = join('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

export function readPinnedNode(root) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node;
}

/**
 * Answers the path of a Node of the pinned version that survives `npm ci`; installs it where it is missing,
 * of another version, or made for another system (a folder that came along from elsewhere).
 */
export async function prepareNode(root) {
  const version = readPinnedNode(root);
  const inModules = process.execPath.startsWith(join(root, 'node_modules'));
  if (process.versions.node === version && !inModules) return process.execPath;
  const folder = join(root, '.toolchain');
  const binary = join(folder, nodeBinary);
  if (await answersVersion(binary, version)) return binary;

  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true,"allowScripts":{"node":true}}\n');
  await runStep(`installing Node ${version} for the tools`, () =>
    runNpm(
      process.execPath,
      [
        'install',
        '--no-save',
        '--no-package-lock',
        '--prefer-offline',
        '--ignore-scripts=false',
        `node@${version}`,
      ],
      folder,
    ),
  );
  if (!(await answersVersion(binary, version)))
    throw new StepError(`Node ${version} was installed but does not run on this system`);
  return binary;
}

/** The Node that came with the packages; there once `npm ci` has run. */
export function installedNode(root) {
  return join(root, nodeBinary);
}

/** Runs npm itself on the given Node, and whatever it starts finds that Node first. */
export function runNpm(node, args, cwd) {
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier'];
  const env = withNodeFirst(node);
  const cli = process.env.npm_execpath;
  // Another package manager names itself in the same variable.
  if (cli !== undefined && basename(cli) === 'npm-cli.js' && existsSync(cli))
    return run(node, [cli, ...args, ...quiet], { cwd, env });
  return process.platform === 'win32'
    ? run('cmd', ['/c', 'npm', ...args, ...quiet], { cwd, env })
    : run('npm', [...args, ...quiet], { cwd, env });
}

export function withNodeFirst(node) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
}

async function answersVersion(binary, version) {
  if (!existsSync(binary)) return false;
  const { code, output } = await run(binary, ['--version']);
  return code === 0 && output.trim() === `v${version}`;
}
