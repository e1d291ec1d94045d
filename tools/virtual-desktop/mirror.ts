import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, systemClock } from '../../src/main/clock.ts';
import { cleanText } from '../../src/shared/clean-text.ts';
import type { VirtualDesktop } from './desktop.ts';
import { openToastWatch } from './instruments/toast-watch.ts';
import type { TrayItem } from './instruments/tray-item.ts';
import { openTrayWatch } from './instruments/tray-watch.ts';

export interface Mirror {
  /** Ends the watching, after the picture that is under way. */
  close(): Promise<void>;
}

const mostToastPictures = 5;
/** A window or toast that has been announced is drawn a moment later, which nothing reports. */
const drawnAfterMs = 700;

/**
 * Says on the terminal what a virtual desktop shows: each change of the tray icon, its tooltip and each toast
 * as a line, and keeps pictures of the first numbers and of the first toasts in a folder (emptied before).
 */
export async function startMirror(
  desktop: VirtualDesktop,
  picturesFolder: string,
  writeLine: (line: string) => void,
  clock: Clock = systemClock,
): Promise<Mirror> {
  const address = desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '';
  const [tray, toasts] = await Promise.all([openTrayWatch(address, clock), openToastWatch(address, clock)]);
  await rm(picturesFolder, { recursive: true, force: true });
  await mkdir(picturesFolder, { recursive: true });

  const write = (kind: string, text: string): void =>
    writeLine(`${toTimeOfDay(clock.now())}  ${kind.padEnd(8)} ${cleanText(text, 1000)}`);
  const last = { icon: '', toolTip: '', hadNumbers: false, toasts: 0, closed: false };
  let pictures = Promise.resolve();
  const takePicture = (name: string): void => {
    pictures = pictures.then(async () => {
      if (last.closed) return;
      await new Promise<void>((resolve) => clock.setTimer(drawnAfterMs, resolve));
      const path = join(picturesFolder, `${name}.png`);
      await desktop.screenshot(path).then(
        () => write('picture', path),
        (error: unknown) => write('picture', `could not be taken: ${String(error)}`),
      );
    });
  };

  tray.onChange((item) => {
    const icon = item.icons.map((one) => one.sha256).join() || item.iconName;
    const lines = toLines(item);
    const toolTip = lines.join(' | ');
    if (icon !== last.icon) write('icon', lines[0] ?? item.id);
    // A countdown is one line, not sixty.
    const still = toolTip.replace(/ in \d+ s\b/, '');
    if (still !== last.toolTip) write('tooltip', toolTip);
    Object.assign(last, { icon, toolTip: still });
    if (!last.hadNumbers && /\d/.test(toolTip)) {
      last.hadNumbers = true;
      takePicture('first-numbers');
    }
  });
  toasts.onToast((toast) => {
    const urgency = toast.urgency === 'critical' ? ' (stays until it is closed)' : '';
    write('toast', `${toast.summary} | ${toast.body.replaceAll('\n', ' | ')}${urgency}`);
    last.toasts += 1;
    if (last.toasts <= mostToastPictures) takePicture(`toast-${last.toasts}`);
  });

  return {
    async close() {
      last.closed = true;
      tray.close();
      toasts.close();
      await pictures;
    },
  };
}

/** What a person reads at the icon: its title, then its tooltip, without repetition. */
function toLines(item: TrayItem): string[] {
  const lines = [item.toolTip.title, item.toolTip.text].flatMap((text) => text.split('\n'));
  return [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
}

function toTimeOfDay(epochMs: number): string {
  return new Date(epochMs).toTimeString().slice(0, 8);
}
