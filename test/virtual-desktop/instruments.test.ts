import { execFileSync } from 'node:child_process';
import { decode } from 'fast-png';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startVirtualDesktop, type VirtualDesktop } from '../../tools/virtual-desktop/desktop.ts';
import { lookUpSecret, searchKeyring } from '../../tools/virtual-desktop/instruments/keyring.ts';
import { createPointer } from '../../tools/virtual-desktop/instruments/pointer.ts';
import { openToastWatch, type ToastWatch } from '../../tools/virtual-desktop/instruments/toast-watch.ts';
import { toPng } from '../../tools/virtual-desktop/instruments/tray-item.ts';
import { openTrayWatch, type TrayWatch } from '../../tools/virtual-desktop/instruments/tray-watch.ts';
import { type DummyApplication, openDummyApplication } from './dummy-application.ts';

let desktop: VirtualDesktop;
let tray: TrayWatch;
let toasts: ToastWatch;
let application: DummyApplication;
const changes: string[] = [];

beforeAll(async () => {
  desktop = await startVirtualDesktop();
  const address = desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '';
  [tray, toasts] = await Promise.all([openTrayWatch(address), openToastWatch(address)]);
  tray.onChange((item) => changes.push(item.toolTip.title));
  await desktop.trayReady;
  application = await openDummyApplication(address);
});
afterAll(async () => {
  tray.close();
  toasts.close();
  await desktop.stop();
});

it('sees a tray item with its icon, tooltip and changes', async () => {
  const calm = await tray.waitForItem((item) => item.id === 'dummy');
  expect(calm.toolTip.title).toBe('Calm: 0 waiting');
  expect(calm.icons.map((icon) => [icon.width, icon.height])).toEqual([
    [22, 22],
    [44, 44],
  ]);
  const [icon] = calm.icons;
  expect(icon && Array.from(decode(toPng(icon)).data.slice(0, 4))).toEqual([46, 125, 50, 255]);

  application.show('Critical: 12 waiting', [198, 40, 40]);
  const critical = await tray.waitForItem((item) => item.toolTip.title === 'Critical: 12 waiting');
  expect(critical.icons[0]?.sha256).not.toBe(icon?.sha256);
  expect(changes).toEqual(['Calm: 0 waiting', 'Critical: 12 waiting']);
  expect(await tray.items()).toHaveLength(1);
});

it('reads the menu, clicks an entry in a submenu and refuses a disabled one', async () => {
  const item = await tray.waitForItem((one) => one.id === 'dummy');
  const menu = await tray.menu(item);
  expect(menu.map((entry) => [entry.label, entry.enabled, entry.separator])).toEqual([
    ['Open', true, false],
    ['', true, true],
    ['Snake_case', false, false],
    ['Mute', true, false],
  ]);
  expect(menu[3]?.children[0]?.checked).toBe(true);

  await tray.clickMenu(item, 'Mute', 'For an hour');
  await tray.activate(item);
  expect(application.done).toEqual(['menu 5', 'activate']);
  await expect(tray.clickMenu(item, 'Snake_case')).rejects.toThrow('disabled');
  await expect(tray.clickMenu(item, 'Quit')).rejects.toThrow('no menu entry "Quit" among: Open');
});

it('sees a toast that another program sends, and the daemon showing it', async () => {
  const id = await application.notify('Billing is past its target', '12 are waiting', 2);
  const toast = await toasts.waitForToast((one) => one.summary === 'Billing is past its target');
  expect(toast).toMatchObject({
    id,
    appName: 'Dummy',
    body: '12 are waiting',
    urgency: 'critical',
    replacesId: 0,
  });
  expect(await toasts.daemon()).toMatchObject({ displayed: 1, waiting: 0, history: [] });

  const pointer = createPointer(desktop.env);
  await pointer.click(40, 40, { window: await pointer.findWindow({ className: '^Dunst$' }) });
  expect(await toasts.waitForAction(id)).toBe('default');
  expect(await toasts.waitForClosed(id)).toEqual({ id, reason: 'dismissed' });
  expect((await toasts.daemon()).history.map((entry) => entry.summary)).toEqual([
    'Billing is past its target',
  ]);
});

it('does what a click does without the mouse, and dismisses', async () => {
  const id = await application.notify('Support', 'late', 1);
  await toasts.act();
  expect(await toasts.waitForAction(id)).toBe('default');
  await toasts.dismissAll();
  await toasts.waitForClosed(id);
  expect((await toasts.daemon()).displayed).toBe(0);
});

it('says what it waited for when nothing comes', async () => {
  await expect(toasts.waitForToast(() => false, { timeoutMs: 20, what: 'a second toast' })).rejects.toThrow(
    'a second toast did not come within 20 ms',
  );
});

it('finds secrets in the unlocked keyring by their attributes', async () => {
  for (const [account, secret] of [
    ['emea', '{"clientSecret":"a = b"}'],
    ['us', 'other'],
  ] as const)
    execFileSync(
      'secret-tool',
      ['store', '--label', `Queue ${account}`, 'service', 'queuewatch', 'account', account],
      {
        env: desktop.env,
        input: secret,
      },
    );
  const found = await searchKeyring(desktop.env, { service: 'queuewatch' });
  expect(found.map((entry) => [entry.label, entry.attributes.account]).sort()).toEqual([
    ['Queue emea', 'emea'],
    ['Queue us', 'us'],
  ]);
  expect(await lookUpSecret(desktop.env, { account: 'emea' })).toBe('{"clientSecret":"a = b"}');
  expect(await lookUpSecret(desktop.env, { account: 'nobody' })).toBeNull();
});

it('notices that a tray item goes with its application', async () => {
  const item = await tray.waitForItem((one) => one.id === 'dummy');
  application.close();
  await tray.waitForRemoval(item);
  expect(await tray.items()).toEqual([]);
});
