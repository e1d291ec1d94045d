import { request, words, XConnection } from '../../tools/chromium-host/x11-connection.ts';
import type { Stage } from './stage.ts';

const createWindow = 1;
const getProperty = 20;
const convertSelection = 24;
const selectionNotify = 31;
const mostWords = 100_000;

/** What another program would paste now: it asks whoever has the clipboard of the display (ICCCM, section 2). */
export async function readClipboard(stage: Stage): Promise<string> {
  const connection = await XConnection.open(stage.desktop.env.DISPLAY, stage.desktop.env.XAUTHORITY);
  try {
    const [clipboard, utf8, property] = await Promise.all([
      connection.atom('CLIPBOARD'),
      connection.atom('UTF8_STRING'),
      connection.atom('QUEUEWATCH_PASTE'),
    ]);
    const window = connection.firstId;
    // 1 × 1, InputOnly, never mapped.
    const size = Buffer.from([0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 2, 0]);
    connection.send(
      request(createWindow, 0, Buffer.concat([words(window, connection.root), size, words(0, 0)])),
    );
    const told = new Promise<number>((resolve) => {
      connection.onEvent = (event) => {
        if ((event.readUInt8(0) & 0x7f) === selectionNotify) resolve(event.readUInt32LE(20));
      };
    });
    connection.send(request(convertSelection, 0, words(window, clipboard, utf8, property, 0)));
    if ((await told) === 0) throw new Error('nobody has text on the clipboard');
    const { data } = await connection.ask(request(getProperty, 0, words(window, property, 0, 0, mostWords)));
    return data.subarray(32, 32 + data.readUInt32LE(16)).toString('utf8');
  } finally {
    connection.close();
  }
}
