import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Stage } from './stage.ts';

const run = promisify(execFile);
const className = '^(yad|zenity)$';
/** Where the middle of the confirming button lies, from the dialog's lower right corner. */
const confirmInset = { x: 48, y: 17 };

/** Types a path into the desktop's own save dialog and confirms it, by mouse and keyboard alone. */
export async function saveAs(stage: Stage, path: string, screenshot?: string): Promise<void> {
  const { pointer } = stage;
  const dialog = await pointer.findWindow({ className });
  await pointer.focus(dialog);
  await pointer.key('ctrl+a');
  await pointer.type(path);
  if (screenshot !== undefined) await stage.screenshot(screenshot);
  // The list of completions under the name comes and goes by itself and takes the first click to close.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const place = { x: dialog.width - confirmInset.x, y: dialog.height - confirmInset.y };
    await pointer.click(place.x, place.y, { window: dialog }).catch(() => undefined);
    if (!(await isOpen(stage))) return;
    await setTimeout(100);
  }
  throw new Error('the save dialog does not close');
}

/** Leaves it by its key, with nothing chosen. */
export async function leaveDialog(stage: Stage): Promise<void> {
  await stage.pointer.focus(await stage.pointer.findWindow({ className }));
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await stage.pointer.key('Escape').catch(() => undefined);
    await setTimeout(100);
    if (!(await isOpen(stage))) return;
  }
  throw new Error('the dialog does not close');
}

/** The same with the keyboard alone. */
export async function saveByKeys(stage: Stage, path: string): Promise<void> {
  await stage.pointer.focus(await stage.pointer.findWindow({ className }));
  await stage.pointer.key('ctrl+a');
  await confirmByKeys(stage, path, 'save');
}

/** Types the path of a file that is to be read into the desktop's own dialog, with the keyboard alone. */
export async function openFile(stage: Stage, path: string): Promise<void> {
  await stage.pointer.focus(await stage.pointer.findWindow({ className }));
  // The line for a path only shows when it is asked for.
  await stage.pointer.key('ctrl+l');
  await confirmByKeys(stage, path, 'open');
}

async function confirmByKeys(stage: Stage, path: string, what: 'save' | 'open'): Promise<void> {
  await stage.pointer.type(path);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    // yad's own key for its OK button; plain Return stays in the name.
    await stage.pointer.key('ctrl+Return').catch(() => undefined);
    await setTimeout(100);
    if (!(await isOpen(stage))) return;
  }
  throw new Error(`the ${what} dialog does not close`);
}

async function isOpen(stage: Stage): Promise<boolean> {
  const args = ['search', '--onlyvisible', '--class', className];
  try {
    return (await run('xdotool', args, { env: stage.desktop.env })).stdout.trim() !== '';
  } catch (error) {
    // It ends with 1 where it finds nothing, and also gives up when anybody's window goes away meanwhile.
    return String(error).includes('BadWindow');
  }
}
