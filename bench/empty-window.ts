import { app, BrowserWindow, nativeImage, protocol, Tray } from 'electron';

/*
 * The least program with an icon and a window: a click on the icon opens an empty page, `--open` does so at the start.
 * What the application is measured against, on the same host.
 */

const sizePx = 22;
const page = '<!doctype html><title>Empty</title><p>Empty</p>';

protocol.registerSchemesAsPrivileged([{ scheme: 'empty', privileges: { standard: true, secure: true } }]);
app.setName('Empty');
// Its icon stays.
app.on('window-all-closed', () => undefined);
app.enableSandbox();
await app.whenReady();
protocol.handle('empty', () => new Response(page, { headers: { 'content-type': 'text/html' } }));
const size = { width: sizePx, height: sizePx };
const tray = new Tray(nativeImage.createFromBitmap(Buffer.alloc(4 * sizePx * sizePx, 255), size));
tray.on('click', open);
if (process.argv.includes('--open')) open();

function open(): void {
  const window = new BrowserWindow({ show: false, width: 1280, height: 720 });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('empty://window/empty.html');
}
