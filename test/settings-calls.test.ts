import { expect, test } from 'vitest';
import { createSettingsCalls, type SettingsCallDependencies } from '../src/main/settings-calls.ts';
import { createTurns } from '../src/main/turns.ts';
import { callContract } from '../src/shared/contract.ts';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok } from '../src/shared/result.ts';

const notUsed = (): never => {
  throw new Error('not part of this case');
};

function openCalls(changes: Partial<SettingsCallDependencies>, inTurn = createTurns()) {
  return createSettingsCalls(
    {
      settingsDesk: { read: notUsed, set: notUsed, setLayout: notUsed },
      transfer: { export: notUsed, read: notUsed, apply: notUsed },
      askCaFile: notUsed,
      caFile: notUsed,
      saveDiagnostics: notUsed,
      openLogFolder: notUsed,
      setAutostart: notUsed,
      ...changes,
    },
    inTurn,
  );
}

test('an import waits for its turn among the changes of connections', async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  const adding = Promise.withResolvers<void>();
  const apply = async () => {
    order.push('import');
    return ok({ keptAs: '/x', signIn: [], refused: [] });
  };
  const calls = openCalls({ transfer: { export: notUsed, read: notUsed, apply } }, inTurn);
  const added = inTurn(async () => {
    await adding.promise;
    order.push('added');
  });
  const imported = calls['settings.applyImport']({});
  adding.resolve();
  await Promise.all([added, imported]);
  expect(order).toEqual(['added', 'import']);
});

test('a file of certificates is chosen, or none is', async () => {
  expect(await openCalls({ askCaFile: async () => '/ca.pem' })['settings.chooseCaFile']({})).toEqual(
    ok({ path: '/ca.pem' }),
  );
  expect(await openCalls({ askCaFile: async () => null })['settings.chooseCaFile']({})).toEqual(
    ok({ path: null }),
  );
});

test('no file is trusted, or so much as opened, but the kept one and the one that was chosen last', async () => {
  const answers = ['/first.pem', '/second.pem', null];
  const set: unknown[] = [];
  const calls = openCalls({
    askCaFile: async () => answers.shift() ?? null,
    caFile: () => '/kept.pem',
    settingsDesk: {
      read: notUsed,
      setLayout: notUsed,
      set: async (change) => {
        set.push(change);
        return failed(createFailure('cancelled'));
      },
    },
  });
  const isRefused = async (caFile: string | null) => {
    const answer = await calls['settings.set']({ caFile });
    return !answer.ok && answer.failure.code === 'permission';
  };
  expect(await isRefused('\\\\server\\share\\ca.pem')).toBe(true);
  await calls['settings.chooseCaFile']({});
  expect(await isRefused('/first.pem')).toBe(false);
  await calls['settings.chooseCaFile']({});
  expect(await isRefused('/first.pem')).toBe(true);
  expect(await isRefused('/second.pem')).toBe(false);
  // A dialog that is waved away changes nothing.
  expect(await calls['settings.chooseCaFile']({})).toEqual(ok({ path: null }));
  expect(await isRefused('/second.pem')).toBe(false);
  expect(await isRefused('/first.pem')).toBe(true);
  expect(await isRefused('/kept.pem')).toBe(false);
  expect(await isRefused(null)).toBe(false);
  await calls['settings.set']({ theme: 'dark' });
  expect(set).toHaveLength(6);
});

test('the folder of the log opens, or it is said why not', async () => {
  expect(await openCalls({ openLogFolder: async () => ok(null) })['logs.open']({})).toEqual(ok({}));
  const refused = failed(createFailure('unsupported', { reason: 'no-file-manager', subject: '/logs' }));
  expect(await openCalls({ openLogFolder: async () => refused })['logs.open']({})).toEqual(refused);
});

test('a proxy comes in as it was typed, so that what is wrong with it can be said; anything else must fit', () => {
  const parse = (change: unknown) => callContract['settings.set'].input.safeParse(change).success;
  expect(parse({ proxy: { kind: 'fixed', url: 'http://a:b@proxy' } })).toBe(true);
  expect(parse({ proxy: { kind: 'fixed', url: 'x'.repeat(2001) } })).toBe(false);
  expect(parse({ proxy: { kind: 'else' } })).toBe(false);
  expect(parse({ caFile: '/x', connections: [] })).toBe(false);
});
