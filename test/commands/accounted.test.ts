import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dearCommands } from '../../scripts/dear-commands.mjs';
import { blockCommands, inlineCommands } from './documented-commands.ts';

/*
 * No command stands in a document that nobody runs: each is run by a case here, by the script for the dear ones, by a
 * workflow, or by what is named for it.
 */

const root = join(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Forms of commands and the file that runs them, with the words in it that show that it does. */
const runElsewhere: readonly { form: RegExp; by: string; shows: RegExp }[] = [
  {
    form: /^(npm run --silent cli -- |queuewatch cli )/,
    by: 'test/commands/command-line.test.ts',
    shows: /commandLines/,
  },
  {
    form: /^(HOST=electron )?npm test$/,
    by: '.github/workflows/check.yml',
    shows: /run: npm test\n\s+env:\n\s+HOST:/,
  },
  {
    form: /^npm audit( --omit=dev)?$/,
    by: '.github/workflows/check.yml',
    shows: /run: npm audit --omit=dev/,
  },
  { form: /^npm run package/, by: '.github/workflows/release.yml', shows: /npm run package -- --linux/ },
  {
    form: /^(ELECTRON_OVERRIDE_DIST_PATH=\S+ )?npm run package -- --dir$/,
    by: 'test/package/packed.ts',
    shows: /scripts\/package\.mjs[\s\S]*ELECTRON_OVERRIDE_DIST_PATH/,
  },
];

const isDear = (command: string) => dearCommands.some((one) => one.command === command);
const isRunElsewhere = (command: string) => runElsewhere.some(({ form }) => form.test(command));
const isAccountedFor = (command: string) => isDear(command) || isRunElsewhere(command);
const show = (all: typeof blockCommands) => all.map(({ file, command }) => `${file}: ${command}`);

describe('the commands of the documents', () => {
  it('are found', () => {
    const found = blockCommands.map(({ command }) => command);
    expect(found).toContain('npm start');
    expect(found).toContain('npm run --silent cli -- poll --once --config connections.json');
    expect(inlineCommands.map(({ command }) => command)).toContain('npm run check');
  });

  it('in blocks are each run by something', () => {
    expect(show(blockCommands.filter(({ command }) => !isAccountedFor(command)))).toEqual([]);
  });

  it('in the text name scripts that there are', () => {
    const wrong = inlineCommands.filter(({ command }) => {
      const script = /npm (?:run )?(?:--silent )?([\w-]+)/.exec(command)?.[1];
      return script !== undefined && script !== 'audit' && script !== 'ci' && !(script in scripts);
    });
    expect(show(wrong)).toEqual([]);
  });

  it.each(runElsewhere)('are run by what is named for them: $by', ({ by, shows }) => {
    expect(existsSync(join(root, by))).toBe(true);
    expect(readFileSync(join(root, by), 'utf8')).toMatch(shows);
  });

  it('that are dear are scripts and files that there are', () => {
    for (const { command } of dearCommands) {
      const [, script] = /^npm (?:run )?([\w-]+)/.exec(command) ?? [];
      if (script !== undefined) expect(scripts, command).toHaveProperty(script);
      const [, config] = /--config (\S+)/.exec(command) ?? [];
      if (config !== undefined) expect(existsSync(join(root, config)), command).toBe(true);
    }
  });
});
