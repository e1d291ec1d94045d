import type { CsvFormat } from './csv-format.ts';

/** Null is an empty cell: no figure, which is not 0. */
export type Cell = string | number | null;
export type CsvRow = readonly Cell[];

/** A row as one line, its end included. */
type CsvLine = (row: CsvRow) => string;

/**
 * Spreadsheets run a cell that starts like this as a formula, and queues are named by strangers. The wide
 * signs are included since Excel reads them as their narrow twins.
 */
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
/** RFC 4180. */
const lineEnd = '\r\n';

/** A lone line feed or carriage return is quoted too: many readers end a line there. */
export function createCsvLine({
  delimiter,
  decimalSign,
}: Pick<CsvFormat, 'delimiter' | 'decimalSign'>): CsvLine {
  const isPlain = (text: string): boolean =>
    !(text.includes(delimiter) || text.includes('"') || text.includes('\n') || text.includes('\r'));
  const quote = (text: string) => (isPlain(text) ? text : `"${text.replaceAll('"', '""')}"`);
  const toText = (cell: Cell): string => {
    if (cell === null) return '';
    if (typeof cell === 'string') return quote(formulaStart.test(cell) ? `'${cell}` : cell);
    return decimalSign === '.' ? toDigits(cell) : quote(toDigits(cell).replace('.', decimalSign));
  };
  return (row) => {
    let line = '';
    let before = '';
    for (const cell of row) {
      line += before + toText(cell);
      before = delimiter;
    }
    return line + lineEnd;
  };
}

/**
 * As `String` does. That one keeps the text of fractions in a cache of the runtime whose leavings stay for long: tens
 * of megabytes with a million rows.
 */
function toDigits(value: number): string {
  return Number.isFinite(value) && !Number.isInteger(value) ? JSON.stringify(value) : String(value);
}
