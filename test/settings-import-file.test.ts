import { describe, expect, it } from 'vitest';
import { settingsVersion } from '../src/main/settings/migrations.ts';
import { defaultRules } from '../src/shared/alert.ts';
import { describeFailure } from '../src/shared/words/en/failure.ts';
import { emea, exported, openTransferScene, us } from './transfer-scene.ts';

const scene = openTransferScene();
const { write, openComputer } = scene;

describe('a file that is not as it should be', () => {
  it.each<[string, unknown]>([
    ['text', 'hello'],
    ['empty', ''],
    ['a list', []],
    ['another program’s', { name: 'x', version: '1.0' }],
    ['cut short', '{"kind":"queuewatch-settings","settings":{"version":3,"theme":"da'],
    ['without settings', { kind: 'queuewatch-settings', settings: null }],
    ['deeply nested', `{"version":${'['.repeat(100_000)}`],
  ])('is refused when it is %s, with what to choose instead', async (_what, content) => {
    const { transfer } = openComputer('one');
    await write(content);
    const answer = await transfer.read();
    expect(answer).toMatchObject({
      failure: { code: 'bad-request', reason: 'settings-file', subject: scene.file() },
    });
    if (answer.ok) throw new Error('this is refused');
    expect(describeFailure(answer.failure).remedy).toContain('Export settings');
  });

  it('of a newer version is refused, with the remedy', async () => {
    const { transfer } = openComputer('one');
    await write(exported({ theme: 'dark' }, settingsVersion + 1));
    const answer = await transfer.read();
    expect(answer).toMatchObject({ failure: { reason: 'settings-newer' } });
    if (answer.ok) throw new Error('this is refused');
    expect(describeFailure(answer.failure).remedy).toContain('Update Queuewatch');
  });

  it('larger than any settings is not read', async () => {
    const { transfer } = openComputer('one');
    await write(`${JSON.stringify(exported({ theme: 'dark' }))}${' '.repeat(5_000_000)}`);
    expect(await transfer.read()).toMatchObject({
      failure: { code: 'disk', detail: 'the file is too large' },
    });
  });

  it('loses the parts that are wrong, by name, and no others', async () => {
    const { read, transfer, settings } = openComputer('one', { connections: [emea] });
    const waiting = defaultRules.find(({ id }) => id === 'waiting-count');
    const rule = { ...waiting, warning: 20, critical: 10 };
    await write(
      exported({
        connections: [us, { ...us, name: 'The same id' }],
        rules: [rule],
        theme: 'pink',
        zoomPercent: '150',
        odd: { secret: 'x' },
        density: 'compact',
      }),
    );
    const preview = await read();
    expect(preview?.lost).toEqual([
      'Theme',
      'Zoom',
      '“odd”',
      'Connections (two connections have the same id)',
      expect.stringMatching(/^Rules \(.+\)$/),
    ]);
    expect(preview).toMatchObject({ connections: { added: [], changed: [], same: 0 }, rules: null });
    await transfer.apply();
    expect(settings.current).toMatchObject({ density: 'compact', theme: 'system', connections: [emea] });
  });

  it('cannot bring a secret in', async () => {
    const { read } = openComputer('one');
    const plain = { ...us, credentials: { clientSecret: 'in the clear' } };
    await write(exported({ connections: [plain], proxy: { kind: 'fixed', url: 'http://a:b@proxy:1' } }));
    expect(await read()).toMatchObject({ lost: ['Connections', 'Proxy'], isNew: false });
  });

  it('keeps of the board’s arrangement what this version knows, and names the rest', async () => {
    const { read, transfer, settings } = openComputer('one');
    const hiddenKeys = ['emea/q9/voice'];
    settings.update({ layout: { ...settings.current.layout, hiddenKeys } });
    await write(exported({ layout: { grouping: 'by-weather', pinnedKeys: ['emea/q1/voice'], lanes: 3 } }));
    expect(await read()).toMatchObject({
      lost: ['Arrangement of the board (“grouping”)', 'Arrangement of the board (“lanes”)'],
      changes: [{ name: 'layout' }],
    });
    await transfer.apply();
    expect(settings.current.layout).toMatchObject({
      grouping: 'none',
      pinnedKeys: ['emea/q1/voice'],
      hiddenKeys,
    });
  });

  it('cannot bring more connections or rules than anybody has', async () => {
    const { read } = openComputer('one');
    const many = Array.from({ length: 201 }, (_, index) => ({ ...us, id: `us-${index}` }));
    const rules = Array.from({ length: 1_001 }, (_, index) => ({ ...defaultRules[0], id: `rule-${index}` }));
    await write(exported({ connections: many, rules }));
    expect(await read()).toMatchObject({
      lost: ['Connections (more than 200)', 'Rules (more than 1000)'],
      isNew: false,
    });
    await write(exported({ connections: many.slice(1), rules: rules.slice(1) }));
    expect(await read()).toMatchObject({ lost: [], rules: { after: 1_000 } });
  });

  it.each(['demo', 'draft', 'constructor', 'toString'])('cannot take the id “%s”', async (id) => {
    const { read } = openComputer('one');
    await write(exported({ connections: [{ ...us, id }] }));
    expect(await read()).toMatchObject({
      lost: ['Connections (a connection has an id that is not allowed)'],
    });
  });

  it('cannot reach into objects by the names of their prototype', async () => {
    const { read, transfer, settings } = openComputer('one');
    const keys = '"__proto__":{"theme":"dark","isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}';
    await write(
      `{"kind":"queuewatch-settings",${keys},"settings":{"version":3,"density":"compact",${keys}}}`,
    );
    const preview = await read();
    expect(preview).toMatchObject({ changes: [{ name: 'density' }] });
    expect(preview?.lost).toEqual(['“__proto__”', '“constructor”']);
    await transfer.apply();
    expect(settings.current).toMatchObject({ theme: 'system', density: 'compact' });
    expect('isAdmin' in {}).toBe(false);
    expect('isAdmin' in settings.current).toBe(false);
  });
});
