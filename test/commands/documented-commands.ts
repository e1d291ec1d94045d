import { listFiles, readText } from '../repository-files.ts';

interface DocumentedCommand {
  file: string;
  command: string;
}

const documents = listFiles('*.md').map((file) => ({ file, text: readText(file) }));

/** Blocks in other languages hold data, and those that draw a picture hold no letter at the start of a line. */
const shells = ['', 'sh', 'bash', 'shell', 'console', 'powershell', 'cmd', 'bat'];
const blockForm = /^( *)```(\w*)\n([\s\S]*?)^\1```$/gm;

/** Every line of every shell block of the documents; a command that goes on in the next line is one. */
export const blockCommands: DocumentedCommand[] = documents.flatMap(({ file, text }) =>
  [...text.matchAll(blockForm)]
    .filter(([, , language = '', body = '']) => shells.includes(language) && !/[│┌└]/.test(body))
    .flatMap(([, , , body = '']) => body.replace(/ *[\\`^]\n\s*/g, ' ').split('\n'))
    .map((line) => ({ file, command: line.replace(/(^|\s+)#.*$/, '').trim() }))
    .filter(({ command }) => command !== ''),
);

/** Commands of npm and npx in the text between. */
export const inlineCommands: DocumentedCommand[] = documents.flatMap(({ file, text }) =>
  [...text.replace(blockForm, '').matchAll(/`((?:HOST=\w+ )?(?:npm|npx)\s[^`]+)`/g)].map(
    ([, command = '']) => ({
      file,
      command: command.replace(/\s+/g, ' '),
    }),
  ),
);

export function readDocument(file: string): string {
  const document = documents.find((one) => one.file === file);
  if (document === undefined) throw new Error(`there is no ${file}`);
  return document.text;
}
