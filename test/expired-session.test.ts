import { expect, it, onTestFinished } from 'vitest';
import { AlertDesk } from '../src/main/alert-desk.ts';
import { Connections } from '../src/main/connections.ts';
import type { Toast } from '../src/main/desktop/notifications.ts';
import { type TrayView, toTrayView } from '../src/main/desktop/tray-view.ts';
import { createLog } from '../src/main/log.ts';
import { Monitor } from '../src/main/monitor/monitor.ts';
import { createSignInCalls } from '../src/main/sign-in-calls.ts';
import type { Http, HttpRequest } from '../src/main/vendors/http.ts';
import { connectionSchema } from '../src/shared/connection.ts';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok } from '../src/shared/result.ts';
import { createDefaultSettings, type Settings } from '../src/shared/settings.ts';
import { createRule } from './fakes/alert-scene.ts';
import { createDeskWorld } from './fakes/desk-world.ts';
import { MemoryKeychain } from './fakes/memory-keychain.ts';
import { SteppedClock, settle } from './fakes/stepped-clock.ts';

/*
 * A person's session ends and nobody signs in again: the whole way from the vendor to icon and notifications, wired
 * as the application does.
 */

const minuteMs = 60_000;
const connection = connectionSchema.parse({
  id: 'emea',
  name: 'EMEA',
  vendor: 'genesys-cloud',
  api: 'platform',
  region: 'mypurecloud.ie',
  signIn: 'browser',
  credentials: { clientId: { keychain: true } },
  timeZone: 'UTC',
});

/** A tenant with one queue where so many wait; its sessions last ten minutes, and no refresh token comes. */
function createTenant(clock: SteppedClock, world: { waiting: number }) {
  const sent: HttpRequest[] = [];
  const toBody = (path: string) => {
    if (path === '/oauth/token')
      return { access_token: 'of-the-person', token_type: 'bearer', expires_in: 600 };
    if (path === '/api/v2/routing/queues') return { entities: [{ id: 'q-1', name: 'Billing' }] };
    if (!path.endsWith('/observations/query')) return { results: [] };
    const data = [{ metric: 'oWaiting', stats: { count: world.waiting } }];
    return { results: [{ group: { queueId: 'q-1', mediaType: 'voice' }, data }] };
  };
  const http: Http = {
    async send(request) {
      sent.push(request);
      return ok({
        status: 200,
        header: (name) => (name === 'content-type' ? 'application/json' : null),
        text: JSON.stringify(toBody(new URL(request.url).pathname)),
        receivedAt: clock.now(),
        timeToFirstByteMs: 1,
      });
    },
    close: async () => undefined,
  };
  return { http, sent };
}

async function openDesktop() {
  const clock = new SteppedClock();
  const world = { waiting: 0 };
  const { http, sent } = createTenant(clock, world);
  const keychain = new MemoryKeychain();
  await keychain.write('emea', { clientId: 'public' });
  // Every poll that needs a token looks up the client first, whether it then sends anything or not.
  const read = keychain.read.bind(keychain);
  const askedAt = new Set<number>();
  keychain.read = (id) => {
    askedAt.add(clock.monotonic());
    return read(id);
  };
  const settings: Settings = {
    ...createDefaultSettings(),
    connections: [connection],
    rules: [createRule({ warning: 10, critical: null })],
  };
  const toasts: Toast[] = [];
  const views: TrayView[] = [];
  const lines: string[] = [];
  const pages: string[] = [];
  const log = createLog(
    'warn',
    (line) => lines.push(line),
    () => clock.now(),
  );
  const monitor = new Monitor({
    clock,
    random: () => 0.5,
    log,
    onChange({ answered, firstAnswer, removedKeys }) {
      desk.forget(removedKeys);
      const [status] = monitor.statuses();
      desk.setConnections();
      if (status !== undefined && answered !== null) desk.judge(status, firstAnswer);
      render();
    },
  });
  const desk = new AlertDesk({
    ...createDeskWorld(),
    clock,
    log,
    steadyNow: () => monitor.steadyNow(),
    readSettings: () => settings,
    statuses: () => monitor.statuses(),
    rowsOf: (id) => monitor.rowsOf(id),
    findRow: (key) => monitor.row(key),
    show: async (toast) => toasts.push(toast) > 0,
    setNear: (id, isNear) => monitor.setNear(id, isNear),
  });
  const connections = new Connections({
    clock,
    log,
    keychain,
    readSettings: () => settings,
    updateSettings: (change) => ok(Object.assign(settings, change)),
    openHttp: () => http,
    openBrowser: async (url) => {
      pages.push(url);
      return ok(null);
    },
    demoScenario: null,
    watch: (watched) => monitor.setConnections(watched),
  });
  const { 'signIn.start': startSignIn } = createSignInCalls({
    openVendor: () => failed(createFailure('unsupported')),
    findVendor: (id) => connections.find(id),
    refresh: (id) => monitor.refresh(id),
    createSignal: () => new AbortController().signal,
  });
  function render(): void {
    views.push(
      toTrayView({
        rows: monitor.rows(),
        connections: monitor.statuses(),
        ...desk.view(),
        settings: settings.tray,
        now: clock.now(),
        timeZone: 'UTC',
      }),
    );
  }
  /** The person clicks "sign in" and agrees in the browser. */
  const signIn = async () => {
    const reply = startSignIn({ target: { id: 'emea' } });
    const before = pages.length;
    while (pages.length === before) await settle();
    const asked = new URL(pages.at(-1) ?? '').searchParams;
    await fetch(`${asked.get('redirect_uri')}/?code=a-code&state=${asked.get('state')}`);
    expect(await reply).toEqual(ok({}));
    await clock.advance(0);
  };
  onTestFinished(async () => {
    monitor.stop();
    await connections.stop();
  });
  monitor.start();
  await connections.apply();
  await clock.advance(0);
  /** The icons that were shown since the last look, without repeats. */
  const readIcons = () => {
    const states = views.splice(0).map(({ state }) => state);
    return states.filter((state, index) => state !== states[index - 1]);
  };
  return { clock, world, sent, toasts, views, askedAt, lines, signIn, readIcons };
}

it('asks for a sign-in by the icon from the start, where nobody has signed in yet', async () => {
  const { views, toasts, sent } = await openDesktop();
  expect(views.at(-1)?.state).toBe('sign-in');
  expect(toasts).toEqual([]);
  expect(sent).toEqual([]);
});

it('shows an expired session by the sign-in icon and one notification, never by a storm of them', async () => {
  const { clock, sent, toasts, views, askedAt, lines, signIn, readIcons } = await openDesktop();
  await signIn();
  await clock.advance(9 * minuteMs);
  expect(readIcons().at(-1)).toBe('calm');
  lines.length = 0;
  await clock.advance(minuteMs - 1);
  sent.length = 0;
  askedAt.clear();
  await clock.advance(180 * minuteMs);
  const { menu, tooltip } = views.at(-1) ?? {};

  // Straight from calm to sign-in, and never anything else in three hours.
  expect(readIcons()).toEqual(['calm', 'sign-in']);
  expect(toasts).toMatchObject([{ title: 'EMEA: figures are unknown', body: 'Sign in again.' }]);
  expect(lines.length).toBe(1);
  expect(lines[0]).toContain('a poll failed');
  // The notice: one line of the menu, and the same words in the tooltip.
  expect(menu?.failing).toEqual([{ connectionId: 'emea', label: 'EMEA: sign in again' }]);
  expect(tooltip).toContain('EMEA: sign in again');
  // Nothing is sent for a session that is over; it is looked for after 1, 2, 4 and then 5 minutes.
  expect(sent).toEqual([]);
  const times = [...askedAt];
  const waits = times.slice(1).map((at, index) => (at - (times[index] ?? 0)) / minuteMs);
  expect(waits.slice(0, 3)).toEqual([1, 2, 4]);
  expect(new Set(waits.slice(3))).toEqual(new Set([5]));

  await signIn();
  await clock.advance(minuteMs);
  expect(readIcons()).toEqual(['calm']);
  expect(toasts.slice(1)).toMatchObject([{ title: 'EMEA answers again' }]);
});

it('says nothing of a breach that it cannot see any more, and does not tell it twice after the sign-in', async () => {
  const { clock, world, toasts, views, signIn, readIcons } = await openDesktop();
  world.waiting = 12;
  await signIn();
  await clock.advance(minuteMs);
  const titles = () => toasts.map(({ title }) => title);
  expect(titles()).toEqual(['EMEA: 1 alert already open']);
  readIcons();
  await clock.advance(60 * minuteMs);
  // The breach stays on the list, but the number is unknown and the icon asks for the sign-in.
  expect(readIcons()).toEqual(['warning', 'sign-in']);
  await signIn();
  await clock.advance(minuteMs);
  expect(views.at(-1)).toMatchObject({ state: 'warning', number: '12' });
  expect(titles().slice(1)).toEqual(['EMEA: figures are unknown', 'EMEA answers again']);
});
