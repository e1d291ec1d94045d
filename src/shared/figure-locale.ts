import { toFigureMark, toKnownLocale } from './known-locale.ts';

/*
 * How this process writes numbers and times of day. Main knows the computer's locale and tells its pages; each takes
 * it once, before anything is said. Like the time zone it is a fact about the computer, so it is no argument of every
 * sentence. The runtime's own default will not do: a page of Electron has the language of the program's menus
 * instead (`de` for `de-CH`), and tests would depend on the machine.
 */

interface FigureForms {
  formatNumber: (value: number) => string;
  /** With so many decimals, also where they are 0. */
  formatDecimal: (value: number, decimals: 1 | 2) => string;
  /** Two digits at least: `07`. */
  formatPadded: (value: number) => string;
  /** Of a share in per cent, with its sign; without `decimals` as many as it has, up to two. */
  formatPercent: (percent: number, decimals?: 1 | 2) => string;
  /** On the clock of a time zone; undefined: the computer's, which may change. */
  formatTime: (epochMs: number, form: TimeForm, timeZone: string | undefined) => string;
}

type TimeForm = 'minute' | 'second' | 'weekday' | 'weekday-name';

const timeForms: Record<TimeForm, Intl.DateTimeFormatOptions> = {
  minute: { timeStyle: 'short' },
  second: { timeStyle: 'medium' },
  weekday: { weekday: 'short' },
  'weekday-name': { weekday: 'long' },
};

/** As the command line writes them, which no locale changes. */
const plainForms: FigureForms = {
  formatNumber: String,
  formatDecimal: (value, decimals) => value.toFixed(decimals),
  formatPadded: (value) => String(value).padStart(2, '0'),
  formatPercent: (percent, decimals) =>
    `${decimals === undefined ? Math.round(percent * 100) / 100 : percent.toFixed(decimals)} %`,
  formatTime: createTimeForm('en-GB'),
};

class FigureLocale {
  #told: string | null = null;
  #forms = plainForms;

  /** Null: plain, as before anything was told. */
  follow(locale: string | null): void {
    if (locale === this.#told) return;
    this.#told = locale;
    this.#forms = locale === null ? plainForms : createForms(toKnownLocale(locale));
  }

  get forms(): FigureForms {
    return this.#forms;
  }
}

export const figureLocale = new FigureLocale();

/** Built once: an `Intl` object costs more than thousands of figures that it writes. */
function createForms(locale: string | undefined): FigureForms {
  const mark = toFigureMark(locale);
  const number = new Intl.NumberFormat(locale);
  const padded = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  const fixed = (decimals: number, style: 'decimal' | 'percent') =>
    new Intl.NumberFormat(locale, {
      style,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  const decimal = { 1: fixed(1, 'decimal'), 2: fixed(2, 'decimal') };
  const percents = { 1: fixed(1, 'percent'), 2: fixed(2, 'percent') };
  const exactPercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return {
    formatNumber: (value) => mark + number.format(value),
    formatDecimal: (value, decimals) => mark + decimal[decimals].format(value),
    formatPadded: (value) => padded.format(value),
    formatPercent: (percent, decimals) =>
      mark + (decimals === undefined ? exactPercent : percents[decimals]).format(percent / 100),
    formatTime: createTimeForm(locale),
  };
}

function createTimeForm(locale: string | undefined): FigureForms['formatTime'] {
  const made = new Map<string, Intl.DateTimeFormat>();
  const find = (form: TimeForm, timeZone: string) => {
    const name = `${form} ${timeZone}`;
    const format = made.get(name) ?? new Intl.DateTimeFormat(locale, { ...timeForms[form], timeZone });
    made.set(name, format);
    return format;
  };
  return (epochMs, form, timeZone) => {
    if (timeZone !== undefined) return find(form, timeZone).format(epochMs);
    // What the computer's clock shows then, written as if it were UTC: a form that knows its zone would keep the old one.
    const offsetMs = new Date(epochMs).getTimezoneOffset() * 60_000;
    return find(form, 'UTC').format(epochMs - offsetMs);
  };
}
