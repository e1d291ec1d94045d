import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowHeightsPx } from '../../src/shared/row-height.ts';
import { blindnesses, mix, parseHex, toContrast, toDistance } from './colour.ts';
import { type Drawn, everyDrawn, readColours, readTokens } from './token-sheet.ts';

const folder = join(import.meta.dirname, '../../src/renderer/styles');
const readSheet = (name: string) => readFileSync(join(folder, name), 'utf8');
const sheet = readSheet('tokens.css');
const others = readdirSync(folder)
  .filter((name) => name.endsWith('.css') && name !== 'tokens.css')
  .map((name) => ({ name, text: readSheet(name).replace(/\/\*[\s\S]*?\*\//g, '') }));

/** What words stand on. The last two are rows of the board under the pointer, as board.css mixes them. */
const grounds = ['bg', 'panel', 'raised', 'hover', 'warn-bg', 'crit-bg', 'warn-hover', 'crit-hover'] as const;
type Ground = (typeof grounds)[number];
const plain = ['bg', 'panel', 'raised', 'hover'] as const;
const coloured = ['warn-bg', 'crit-bg', 'warn-hover', 'crit-hover'] as const;

/** Every token that is used for text, with what it stands on. */
const texts: Record<string, readonly Ground[]> = {
  ink: grounds,
  'ink-2': grounds,
  // In rows of colour secondary words are drawn in --ink-2 (board.css).
  'ink-3': plain,
  stale: plain,
  accent: [...plain, 'warn-bg'],
  // Also "next miss" and "age", in a row of any colour.
  warn: grounds,
  crit: [...plain, 'crit-bg', 'crit-hover'],
};

/** Of these the value is one of the tokens above (base.css, board.css). */
const aliases = ['tone', 'name'];
/** Marks and what is no text's ground: bars, tracks, dots, ticks, the veil over the page. */
const marks = ['good', 'on-accent', 'accent', 'line', 'line-strong', 'ink-2', 'veil'];

const known = everyDrawn.map((drawn) => ({ ...drawn, name: Object.values(drawn).join(', ') }));

function toGround(colours: ReturnType<typeof readColours>, ground: Ground) {
  if (ground === 'warn-hover') return mix(colours('ink'), 0.04, colours('warn-bg'));
  if (ground === 'crit-hover') return mix(colours('ink'), 0.04, colours('crit-bg'));
  return colours(ground);
}

function findFaint(drawn: Drawn, least: number, pairs: readonly (readonly [string, Ground])[]) {
  const colours = readColours(sheet, drawn);
  return pairs
    .map(([text, ground]) => ({ text, ground, ratio: toContrast(colours(text), toGround(colours, ground)) }))
    .filter(({ ratio }) => ratio < least)
    .map(({ text, ground, ratio }) => `${text} on ${ground}: ${ratio.toFixed(2)}`);
}

describe('the tokens of colour', () => {
  it('are judged by the ratio of WCAG', () => {
    expect(toContrast(parseHex('#ffffff'), parseHex('#000000'))).toBeCloseTo(21, 5);
    expect(toContrast(parseHex('#767676'), parseHex('#ffffff'))).toBeCloseTo(4.54, 2);
  });

  it('stand in one sheet, and the others name no colour that is not judged here', () => {
    const named = (form: RegExp) =>
      new Set(others.flatMap(({ text }) => [...text.matchAll(form)].map(([, token = '']) => token)));
    const inks = named(/(?<![-\w])color:\s*var\(--([a-z0-9-]+)/g);
    const fills = named(/background(?:-color)?:\s*var\(--([a-z0-9-]+)/g);
    expect(inks.size).toBeGreaterThan(5);
    expect(
      [...inks].filter((ink) => !(ink in texts || aliases.includes(ink) || marks.includes(ink))),
    ).toEqual([]);
    expect([...fills].filter((fill) => !([...grounds, ...marks] as string[]).includes(fill))).toEqual([]);
    const literal = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(|:\s*(?:white|black|red|gr[ae]y)\b/i;
    expect(others.filter(({ text }) => literal.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it.each(known)('let every text be read: $name', (drawn) => {
    const pairs = Object.entries(texts).flatMap(([text, on]) => on.map((ground) => [text, ground] as const));
    expect(findFaint(drawn, drawn.contrast === 'high' ? 7 : 4.5, pairs)).toEqual([]);
  });

  it.each(known)('let words on the accent be read, also under the pointer: $name', (drawn) => {
    const colours = readColours(sheet, drawn);
    const least = drawn.contrast === 'high' ? 7 : 4.5;
    const pointed = mix(colours('accent'), 0.88, colours('ink'));
    expect(toContrast(colours('on-accent'), colours('accent'))).toBeGreaterThanOrEqual(least);
    expect(toContrast(colours('on-accent'), pointed)).toBeGreaterThanOrEqual(least);
  });

  it.each(known)('let edges of fields, marks and the focus be seen: $name', (drawn) => {
    const pairs = ['line-strong', 'good', 'accent'].flatMap((mark) =>
      (['bg', 'panel', 'raised'] as const).map((ground) => [mark, ground] as const),
    );
    const rows = coloured.map((ground) => ['accent', ground] as const);
    expect(findFaint(drawn, 3, [...pairs, ...rows])).toEqual([]);
    if (drawn.contrast === 'high')
      expect(
        findFaint(
          drawn,
          3,
          plain.map((ground) => ['line', ground] as const),
        ),
      ).toEqual([]);
  });

  it.each(known.filter(({ palette }) => palette === 'safe'))(
    'keep critical, warning and good apart without red and green: $name',
    (drawn) => {
      const colours = readColours(sheet, drawn);
      const usual = readColours(sheet, { ...drawn, palette: 'usual' });
      for (const blindness of blindnesses) {
        const apart = (one: string, other: string, of = colours) => toDistance(of(one), of(other), blindness);
        for (const [one, other] of [
          ['crit', 'warn'],
          ['crit', 'good'],
          ['warn', 'good'],
        ] as const)
          expect(apart(one, other), `${one} and ${other}, ${blindness}`).toBeGreaterThan(20);
        expect(apart('crit', 'warn')).toBeGreaterThan(apart('crit', 'warn', usual));
        expect(apart('crit-bg', 'warn-bg')).toBeGreaterThan(5);
      }
    },
  );

  it('name the heights of rows that the board reckons with', () => {
    expect(readTokens(sheet, {}).get('--row')).toBe(`${rowHeightsPx.usual}px`);
    expect(readTokens(sheet, { 'data-density': 'compact' }).get('--row')).toBe(`${rowHeightsPx.compact}px`);
  });
});
