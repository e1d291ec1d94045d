import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createLocaleFormat } from '../../../src/renderer/locale-format.ts';
import { ExportButton } from '../../../src/renderer/parts/export-button.tsx';
import type { ExportState } from '../../../src/renderer/parts/export-desk.ts';
import { ExportLine } from '../../../src/renderer/parts/export-line.tsx';

const format = createLocaleFormat('en-GB', 'UTC', () => 0);
const nothing = () => undefined;
const trouble = { message: 'The disk is full.', remedy: 'Make room.', failure: null };

function draw(state: ExportState): string {
  const fileExport = {
    state,
    isRunning: state.phase === 'running',
    copy: nothing,
    cancel: nothing,
    reveal: nothing,
    dismiss: nothing,
  };
  return renderToStaticMarkup(<ExportLine fileExport={fileExport} format={format} />);
}

const buttonsOf = (html: string) => [...html.matchAll(/<button[^>]*>([^<]*)/g)].map(([, text]) => text);

describe('the line of an export', () => {
  it('is empty but there before anything is said, so that what comes is announced', () => {
    for (const state of [{ phase: 'idle' }, { phase: 'running', progress: null }] as const)
      expect(draw(state)).toMatch(/^<div role="status" class="visually-hidden"><\/div>$/);
  });

  it('says where the file went and what can be done with it', () => {
    const saved = { outcome: 'saved', path: '/home/ann/board.csv', rows: 128 } as const;
    const html = draw({ phase: 'done', outcome: saved, trouble: null });
    expect(html).toContain('Saved 128 rows to /home/ann/board.csv');
    expect(buttonsOf(html)).toEqual(['Show in folder', 'Copy as table', 'Dismiss']);
    expect(draw({ phase: 'done', outcome: saved, trouble })).toContain('The disk is full.');
  });

  it('has no file to show for a copied table', () => {
    const html = draw({ phase: 'done', outcome: { outcome: 'copied', rows: 1 }, trouble: null });
    expect(html).toContain('Copied 1 row as a table');
    expect(buttonsOf(html)).toEqual(['Dismiss']);
  });

  it('shows how far a long one is, and lets it be cancelled', () => {
    const html = draw({ phase: 'running', progress: { rows: 12_000, total: 48_000 } });
    expect(html).toContain('12,000 of 48,000 rows written');
    expect(html).toMatch(
      /role="progressbar"[^>]*aria-valuenow="25"|aria-valuenow="25"[^>]*role="progressbar"/,
    );
    expect(buttonsOf(html)).toEqual(['Cancel export']);
  });

  it('says that nothing was written when it was cancelled, and what to do when it failed', () => {
    expect(draw({ phase: 'stopped' })).toContain('Nothing was written.');
    const html = draw({ phase: 'failed', trouble });
    expect(html).toContain('role="alert"');
    expect(html).toContain('Make room.');
  });
});

describe('the export button', () => {
  it('can be pressed only while there is something to export and nothing under way', () => {
    const draws = [
      { isRunning: false, isDisabled: false },
      { isRunning: true, isDisabled: false },
      { isRunning: false, isDisabled: true },
    ].map((props) => renderToStaticMarkup(<ExportButton {...props} onExport={nothing} />));
    const count = (pattern: RegExp) => draws.map((html) => (html.match(pattern) ?? []).length);
    expect(count(/ disabled=""/g)).toEqual([0, 0, 2]);
    // It keeps the keyboard while it works.
    expect(count(/aria-disabled="true"/g)).toEqual([0, 2, 0]);
    expect(draws[1]).toContain('Exporting …');
  });
});
