import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultRules } from '../../src/shared/alert.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { ConfigFolder, run } from '../cli/run.ts';
import { openSimulator } from '../fakes/open-simulator.ts';
import { blockCommands, readDocument } from './documented-commands.ts';

/*
 * The commands of the command line as the documents have them, with their own connections file, against the demo contact
 * centre: only the addresses in that file are changed, and the port, which may be taken.
 */

/** From the clone, and of the installed program. */
const starts = /^(npm run --silent cli -- |queuewatch cli )/;
const commandLines = blockCommands.map(({ command }) => command).filter((command) => starts.test(command));
const environment = {
  GC_ID: 'documented-client',
  GC_SECRET: 'documented-secret',
  CX_ID: 'documented-cx-client',
  CX_SECRET: 'documented-cx-secret',
  CX_KEY: 'documented-key',
  CX_KEY_SECRET: 'documented-key-secret',
};

/** The connections file of the document, with the demo contact centre in the vendors' place. */
function toConnectionsFile(url: string): unknown {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(readDocument('README.md')) ?? [];
  const { connections } = JSON.parse(json) as { connections: Record<string, unknown>[] };
  expect(connections.map(({ vendor }) => vendor)).toEqual(['genesys-cloud', 'nice-cxone']);
  return {
    connections: connections.map(({ region, ...rest }) => ({ ...rest, loginUrl: url, apiUrl: url })),
  };
}

describe('the command line of the documents', () => {
  const folder = new ConfigFolder();
  let simulator: Simulator;
  const paths = new Map<string, string>();
  const toArguments = (command: string) =>
    command
      .replace(starts, '')
      .replace('--port 8099', '--port 0')
      .split(' ')
      .map((word) => paths.get(word) ?? word);

  beforeAll(async () => {
    simulator = await openSimulator({
      seed: 11,
      queues: 3,
      clientId: environment.GC_ID,
      clientSecret: environment.GC_SECRET,
      cxone: {
        clientId: environment.CX_ID,
        clientSecret: environment.CX_SECRET,
        accessKeyId: environment.CX_KEY,
        accessKeySecret: environment.CX_KEY_SECRET,
      },
    });
    paths.set('connections.json', await folder.write(toConnectionsFile(simulator.url)));
    const polled = await run(['poll', '--once', '--config', paths.get('connections.json') ?? ''], {
      environment,
    });
    paths.set(
      'polls.jsonl',
      await folder.write(`${JSON.stringify(JSON.parse(polled.stdout))}\n`, 'polls.jsonl'),
    );
    // Overwritten by the command that writes it.
    paths.set('queues.csv', await folder.write('', 'queues.csv'));
    paths.set('rules.json', await folder.write({ rules: defaultRules }, 'rules.json'));
  });
  afterAll(async () => {
    await simulator.stop();
    await folder.remove();
  });

  it('has every command of the program in it', () => {
    const named = new Set(commandLines.map((command) => command.replace(starts, '').split(' ')[0]));
    expect([...named].sort()).toEqual(['backtest', 'check', 'poll', 'queues', 'report', 'simulate']);
  });

  it.for(commandLines.filter((command) => !command.includes(' simulate ')))(
    'works: %s',
    async (command, { expect }) => {
      const ran = await run(toArguments(command), { environment });
      expect(ran).toMatchObject({ exitCode: 0 });
      const [, file] = /--out (\S+)/.exec(command) ?? [];
      const result = file === undefined ? ran.stdout : readFileSync(paths.get(file) ?? '', 'utf8');
      if (command.includes('--format csv')) expect(result.split('\n').length).toBeGreaterThan(3);
      else expect(JSON.parse(result)).toBeTypeOf('object');
    },
  );

  it.for(commandLines.filter((command) => command.includes(' simulate ')))(
    'works: %s',
    async (command, { expect }) => {
      const stop = new AbortController();
      const onOut = () => stop.abort();
      const { exitCode, stdout } = await run(toArguments(command), { stop: stop.signal, onOut });
      expect(stdout).toMatch(/^listening http:\/\/127\.0\.0\.1:\d+\n$/);
      expect(exitCode).toBe(0);
    },
  );
});
