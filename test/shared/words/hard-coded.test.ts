import { describe, expect, it } from 'vitest';
import { listFiles, readText } from '../../repository-files.ts';
import { findHtmlTexts, findReadTexts, findStyleTexts } from './read-texts.ts';

/*
 * Every word that a person reads stands in `src/shared/words`, ready to be translated. `src/simulator` is left out:
 * it plays a vendor, whose words are its own.
 */

interface Exception {
  file: string;
  /** Each of these texts must be found there, or it has no business here. */
  texts: readonly (string | RegExp)[];
  because: string;
}

const key =
  /^(Alt|Control|Ctrl|Shift|Meta|Super|Fn|Dead|Process|Unidentified|Space|Plus|Up|Down|Left|Right)$/;
const namedKey = /^(Escape|Enter|Return|Tab|Home|End|Insert|Delete|Backspace)$/;

const exceptions: readonly Exception[] = [
  {
    file: 'src/renderer/parts/button-menu.tsx',
    texts: [/^bottom start$/],
    because: 'a place, as React Aria names it',
  },
  {
    file: 'src/renderer/navigation/shortcuts.ts',
    texts: [key, namedKey],
    because: 'names of keys, for which the catalogue has words',
  },
  {
    file: 'src/renderer/settings/shortcut-keys.ts',
    texts: [key, namedKey],
    because: 'names of keys in keyboard events and in accelerators',
  },
  {
    file: 'src/renderer/wallboard/calm-moves.ts',
    texts: ['translate(…px, …px)'],
    because: 'CSS of a movement',
  },
  {
    file: 'src/renderer/sound.ts',
    texts: ['the file did not play: …'],
    because: 'a hidden window without words; the log tells it',
  },
  {
    file: 'src/main/index.ts',
    texts: ['Queuewatch'],
    because: 'the name of the folder with the settings, the same in every language',
  },
  {
    file: 'src/main/index.ts',
    texts: [
      'uncaught error',
      'unhandled rejection',
      'a fault of the program',
      'the application did not start',
    ],
    because: 'told to the log',
  },
  {
    file: 'src/main/app-windows.ts',
    texts: ['the page of the window … ends again and again'],
    because: 'told to the log',
  },
  {
    file: 'src/main/desktop/desktop-entry.ts',
    texts: ['[Desktop Entry]'],
    because: 'prescribed by the form of such a file',
  },
  {
    file: 'src/main/desktop/managed-places.ts',
    texts: [
      'C:\\Program Files',
      'Queuewatch Managed',
      'Queuewatch',
      '/Library/Application Support/Queuewatch/…',
    ],
    because: 'folders and a key of the registry, the same in every language',
  },
  { file: 'src/main/desktop/dialogs.ts', texts: ['txt'], because: 'how names of files end' },
  { file: 'src/main/desktop/page.ts', texts: ['not found'], because: 'an answer to a page of ours' },
  {
    file: 'src/main/desktop/notifications.ts',
    texts: [
      'the system did not say whether it took it',
      'the system’s notifications do not answer',
      'this desktop has none',
      'closed before it was shown',
      'taken back before it was shown',
    ],
    because: 'told to the log',
  },
  {
    file: 'src/main/desktop/sound.ts',
    texts: ['a worse sound took its place', 'it took too long', 'its window was closed', 'its page ended: …'],
    because: 'told to the log',
  },
  {
    file: 'src/main/history/byte-reader.ts',
    texts: ['the kept figures end too soon'],
    because: 'told to the log',
  },
  { file: 'src/main/history/records.ts', texts: [/^AND( …)?$/], because: 'SQL' },
  { file: 'src/main/history/migrations/0001-first.ts', texts: [/^CREATE TABLE /], because: 'SQL' },
  {
    file: 'src/main/vendors/genesys-cloud/activity-reader.ts',
    texts: [
      'it leaves out contacts or agents',
      'it may leave out contacts or agents',
      'it takes as many requests',
      'queues moved between its pages',
    ],
    because: 'told to the log',
  },
  {
    file: 'src/main/vendors/genesys-cloud/today-reader.ts',
    texts: ['the answer for all of them was not complete'],
    because: 'told to the log',
  },
  {
    file: 'src/main/vendors/genesys-cloud/platform-reports.ts',
    texts: ['… platform'],
    because: 'names of a vendor and an API of ours, as the configuration has them',
  },
  {
    file: 'src/shared/browser-session.ts',
    texts: ['browser session'],
    because: 'a mark that the catalogue compares with and does not show',
  },
];

const files = listFiles('src').filter((file) => !/^src\/(simulator|shared\/words)\/|\.d\.ts$/.test(file));
const sources = files.filter((file) => /\.tsx?$/.test(file));
const found = sources.flatMap((file) => findReadTexts(readText(file), file).map((text) => ({ file, text })));

const covers = (exception: string | RegExp, text: string) =>
  typeof exception === 'string' ? exception === text : exception.test(text);

/** `#{}` stands for the braces of a template, which a linter would take for a slip in these cases. */
const filled = (source: string) => source.replaceAll('#{', '${');

describe('a text that a person reads', () => {
  it.each([
    ['between tags', '<p>Hello</p>', ['Hello']],
    ['in an attribute that is heard', '<p aria-label="close">{x}</p>', ['close']],
    ['in an attribute of a part of ours', '<Entry label="Name" hint={`#{n} s`} />', ['Name', '… s']],
    ['in one branch only', '<p>{open ? "open" : words.closed}</p>', ['open']],
    ['beside what is filled in', '<p>{`#{n} rows`}</p>', ['… rows']],
    ['put together', 'const line = count + " waiting";', ['waiting']],
    ['in what an attribute calls', '<Tab onPress={() => say("No figures known")} />', ['No figures known']],
    ['in a constant', 'const reason = "No figures known";', ['No figures known']],
    ['in a constant that is named for it', 'const closeLabel = "close";', ['close']],
    ['in a table', 'const stateWords = { calm: "calm", late: { short: "late" } };', ['calm', 'late']],
    ['in an answer in words', 'function sayState(a) { if (a) return "calm"; return b; }', ['calm']],
    ['in an arrow that answers in words', 'const describeIt = (a) => a ?? "none";', ['none']],
    ['as a heading of one word', 'show(new Map([["calm", "Calm"]]));', ['Calm']],
    ['in a menu', 'Menu.build([{ label: "quit", role: "quit" }]);', ['quit']],
    ['on the buttons of a dialog', 'dialog.show({ buttons: ["OK", "stop"] });', ['OK', 'stop']],
    ['in the tray', 'tray.setToolTip("queues");', ['queues']],
    ['in the title of a page', 'document.title = "strip";', ['strip']],
    ['as the default of a parameter', 'function f({ title = "board" }) {}', ['board']],
    ['in the detail of a failure', 'createFailure("disk", { detail: "full" });', ['full']],
    ['in what a check says', 'z.string().regex(/a/, "must be a word");', ['must be a word']],
    ['in wrong usage', 'throw new UsageError("name a command");', ['name a command']],
    ['on the terminal', 'process.stderr.write(`#{problem}: stopped`);', ['…: stopped']],
    ['in a page that is written by hand', 'const page = `<html lang="en"><p>Close it</p>`;', ['Close it']],
  ])('is found %s', (_place, source, expected) => {
    const texts = findReadTexts(filled(source), 'case.tsx').map((text) => text.replace(/<[^>]*>/g, ''));
    expect(texts).toEqual(expected);
  });

  it.each([
    ['classes and data', '<p className="button button-main" data-state="calm" style={{ font: "a b" }} />'],
    ['signs', '<p>{a} · {b}{" "}</p>'],
    ['the log and bugs', 'this.#log.warn("a window was refused"); throw new Error("a bug of ours");'],
    ['names of states', 'const a = row.state === "Critical" ? "critical" : "calm";'],
    ['names of events and keys', 'switch (event.key) { case "Enter": run(x["Some key"]); }'],
    ['types', 'type State = "very calm"; const a: "No figures" | null = null;'],
    ['SQL', 'db.prepare("SELECT a FROM b"); db.exec(`DROP TABLE #{name}`);'],
    ['HTTP', 'const h = { authorization: `Bearer #{token}`, "accept-encoding": "gzip, br" };'],
    ['kinds of content', 'const type = "text/html; charset=utf-8";'],
    ['what finds elements', 'const fields = "input, [contenteditable]"; a.closest("main section");'],
    ['preferences in CSS', 'const query = "(prefers-color-scheme: dark)";'],
    ['a page without words', 'const page = `<html><h1 class="a b">#{title}</h1>`;'],
    ['addresses and imports', 'import "a b"; const a = "https://example.com/some/page";'],
  ])('is not taken for one: %s', (_what, source) => {
    expect(findReadTexts(filled(source), 'case.tsx')).toEqual([]);
  });

  it('stands in the catalogue and nowhere else', () => {
    expect(sources.length).toBeGreaterThan(400);
    const isExcepted = ({ file, text }: { file: string; text: string }) =>
      exceptions.some((one) => one.file === file && one.texts.some((each) => covers(each, text)));
    const wrong = found.filter((one) => !isExcepted(one)).map(({ file, text }) => `${file}: ${text}`);
    expect(wrong).toEqual([]);
  });

  it('is excepted only where it is', () => {
    const unused = exceptions.flatMap(({ file, texts }) =>
      texts
        .filter((each) => !found.some((one) => one.file === file && covers(each, one.text)))
        .map((each) => `${file}: ${each}`),
    );
    expect(unused).toEqual([]);
  });

  it('is in the pages’ own files no more than the name of the program', () => {
    const pages = files.filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThanOrEqual(4);
    expect(findHtmlTexts('<title>A board</title><script>x("a b")</script><!-- > no < -->')).toEqual([
      'A board',
    ]);
    expect(new Set(pages.flatMap((file) => findHtmlTexts(readText(file))))).toEqual(new Set(['Queuewatch']));
  });

  it('is in no style sheet', () => {
    const sheets = files.filter((file) => file.endsWith('.css'));
    expect(sheets.length).toBeGreaterThan(5);
    expect(findStyleTexts('a::after { content: "new"; } b { content: ""; }')).toEqual(['new']);
    expect(sheets.flatMap((file) => findStyleTexts(readText(file)))).toEqual([]);
  });
});
