import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type {
  FileFilter,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import { refuseUnknown } from './provided.ts';

/** The GTK dialogs of the desktop, as separate programs: Zenity where the desktop has it, else its small relative YAD. */
const programs = ['zenity', 'yad'] as const;
type Program = (typeof programs)[number];

const fileOptions = [
  'title',
  'defaultPath',
  'buttonLabel',
  'filters',
  'properties',
  'message',
  'nameFieldLabel',
  'showsTagField',
];
const messageOptions = [
  'message',
  'detail',
  'type',
  'buttons',
  'defaultId',
  'cancelId',
  'title',
  'noLink',
  'normalizeAccessKeys',
];

function findProgram(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function run(program: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output += part;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: output.replace(/\n$/, '') }));
  });
}

function dialogProgram(): Program {
  const found = programs.find(findProgram);
  if (!found) throw new Error('the Chromium host needs the Debian package yad or zenity for dialogs');
  return found;
}

function fileArguments(program: Program, options: SaveDialogOptions | OpenDialogOptions): string[] {
  const patterns = ({ name, extensions }: FileFilter) =>
    `--file-filter=${name} | ${extensions.map((one) => (one === '*' ? '*' : `*.${one}`)).join(' ')}`;
  return [
    program === 'zenity' ? '--file-selection' : '--file',
    ...(options.title ? [`--title=${options.title}`] : []),
    ...(options.defaultPath ? [`--filename=${options.defaultPath}`] : []),
    ...(options.filters ?? []).map(patterns),
    ...(program === 'yad' ? ['--width=700', '--height=480', '--center'] : []),
  ];
}

// Each may be given the parent window first; the desktop's dialog programs cannot be bound to it.
const optionsOf = <Options>(given: unknown[]) => given.at(-1) as Options;

/** docs/api/dialog. Overwriting is confirmed by the dialog itself, as GTK does under Electron. */
export const dialogParts = {
  async showSaveDialog(...given: unknown[]): Promise<SaveDialogReturnValue> {
    const options = optionsOf<SaveDialogOptions>(given);
    refuseUnknown('dialog.showSaveDialog', options, fileOptions);
    const program = dialogProgram();
    const { code, output } = await run(program, [
      ...fileArguments(program, options),
      '--save',
      '--confirm-overwrite',
    ]);
    return code === 0 && output !== ''
      ? { canceled: false, filePath: output }
      : { canceled: true, filePath: '' };
  },
  async showOpenDialog(...given: unknown[]): Promise<OpenDialogReturnValue> {
    const options = optionsOf<OpenDialogOptions>(given);
    refuseUnknown('dialog.showOpenDialog', options, fileOptions);
    const program = dialogProgram();
    const wanted = options.properties ?? [];
    const more = [
      ...(wanted.includes('openDirectory') ? ['--directory'] : []),
      ...(wanted.includes('multiSelections') ? ['--multiple', '--separator=\n'] : []),
    ];
    const { code, output } = await run(program, [...fileArguments(program, options), ...more]);
    return code === 0 && output !== ''
      ? { canceled: false, filePaths: output.split('\n') }
      : { canceled: true, filePaths: [] };
  },
  async showMessageBox(...given: unknown[]): Promise<MessageBoxReturnValue> {
    const options = optionsOf<MessageBoxOptions>(given);
    refuseUnknown('dialog.showMessageBox', options, messageOptions);
    const program = dialogProgram();
    const buttons = options.buttons?.length ? options.buttons : ['OK'];
    const text = [options.message, options.detail ?? ''].join('\n\n').trim();
    const cancelId = options.cancelId ?? buttons.findIndex((label) => /^(cancel|no)$/i.test(label));
    const cancelled = { response: Math.max(0, cancelId), checkboxChecked: false };
    if (program === 'yad') {
      const each = buttons.map((label, index) => `--button=${label.replaceAll(':', ' ')}:${index + 10}`);
      const { code } = await run('yad', [
        `--title=${options.title ?? ''}`,
        '--no-markup',
        `--text=${text}`,
        '--center',
        ...each,
      ]);
      return code >= 10 && code < 10 + buttons.length
        ? { response: code - 10, checkboxChecked: false }
        : cancelled;
    }
    const each = buttons.map((label) => `--extra-button=${label}`);
    const { output } = await run('zenity', [
      '--question',
      '--switch',
      '--no-markup',
      `--title=${options.title ?? ''}`,
      `--text=${text}`,
      ...each,
    ]);
    const response = buttons.indexOf(output);
    return response < 0 ? cancelled : { response, checkboxChecked: false };
  },
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`);
    if (programs.some(findProgram))
      void dialogParts.showMessageBox({ title, message: title, detail: content });
  },
};
