import { afterEach, describe, expect, it, vi } from 'vitest';
import { figureLocale } from '../../src/shared/figure-locale.ts';
import { weekdays } from '../../src/shared/weekday.ts';
import {
  formatAge,
  formatGoal,
  formatNumber,
  formatPercent,
  formatRatio,
  formatReportPercent,
  formatWait,
} from '../../src/shared/words/en/figures.ts';
import { formatLength } from '../../src/shared/words/en/span.ts';
import {
  formatMinuteOfDay,
  formatSecondOfDay,
  formatWeekday,
  nameWeekday,
} from '../../src/shared/words/en/time-of-day.ts';

afterEach(() => {
  figureLocale.follow(null);
  vi.unstubAllEnvs();
});

/** What `Intl` puts between figures and signs is a matter of its version: blanks of several widths, marks of direction. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ').replaceAll(/\p{Cf}/gu, '');

const afternoon = Date.UTC(2025, 10, 20, 14, 5, 9);

function writeAll() {
  const texts = [
    formatNumber(1234),
    formatPercent(61.24),
    formatReportPercent(61.246),
    formatGoal(80),
    formatGoal(82.25),
    formatRatio(2),
    formatWait(250_000),
    formatWait(3_723_000),
    formatAge(190_000),
    formatLength(7_500_000),
    formatMinuteOfDay(afternoon, 'UTC'),
    formatSecondOfDay(afternoon, 'UTC'),
    formatWeekday(afternoon, 'UTC'),
  ];
  return texts.map(plain);
}

describe('figures', () => {
  it.each([
    [
      'de-DE',
      ['1.234', '61,2 %', '61,25 %', '80 %', '82,25 %', '2,0', '4:10', '1:02:03'],
      ['3 min', '2 h 5 min', '14:05', '14:05:09', 'Do'],
    ],
    [
      'en-US',
      ['1,234', '61.2%', '61.25%', '80%', '82.25%', '2.0', '4:10', '1:02:03'],
      ['3 min', '2 h 5 min', '2:05 PM', '2:05:09 PM', 'Thu'],
    ],
    [
      'ar-EG',
      ['١٬٢٣٤', '٦١٫٢٪', '٦١٫٢٥٪', '٨٠٪', '٨٢٫٢٥٪', '٢٫٠', '٤:١٠', '١:٠٢:٠٣'],
      ['٣ min', '٢ h ٥ min', '٢:٠٥ م', '٢:٠٥:٠٩ م', 'الخميس'],
    ],
  ])('are written as %s writes them', (locale, figures, times) => {
    figureLocale.follow(locale);
    expect(writeAll()).toEqual([...figures, ...times]);
  });

  it('are plain until a locale is told, whatever the machine’s is', () => {
    expect(writeAll()).toEqual([
      ...['1234', '61.2 %', '61.25 %', '80 %', '82.25 %', '2.0', '4:10', '1:02:03'],
      ...['3 min', '2 h 5 min', '14:05', '14:05:09', 'Thu'],
    ]);
  });

  it('do without a locale that nobody knows', () => {
    figureLocale.follow('no such locale');
    expect(() => writeAll()).not.toThrow();
  });

  it.each([
    ['de-DE', 'Mo Di Mi Do Fr Sa So', 'Montag'],
    ['fr-FR', 'lun. mar. mer. jeu. ven. sam. dim.', 'lundi'],
    ['ar-EG', 'الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد', 'الاثنين'],
    [null, 'Mon Tue Wed Thu Fri Sat Sun', 'Monday'],
  ])('name the days of a week in %s', (locale, week, monday) => {
    figureLocale.follow(locale);
    expect(weekdays.map((day) => nameWeekday(day, 'short')).join(' ')).toBe(week);
    expect(nameWeekday('mon', 'long')).toBe(monday);
  });

  it('stand on the clock that is asked for, one zone after the other', () => {
    figureLocale.follow('de-DE');
    const zones = ['Europe/Berlin', 'America/New_York', 'Europe/Berlin'];
    expect(zones.map((zone) => formatMinuteOfDay(afternoon, zone))).toEqual(['15:05', '09:05', '15:05']);
  });

  it('follow the computer’s zone when it is another one, in winter and in summer', () => {
    const summer = Date.UTC(2026, 6, 20, 22, 5, 9);
    const sayAll = () => [formatSecondOfDay(afternoon), formatSecondOfDay(summer), formatWeekday(summer)];
    vi.stubEnv('TZ', 'Europe/London');
    expect(sayAll()).toEqual(['14:05:09', '23:05:09', 'Mon']);
    vi.stubEnv('TZ', 'Atlantic/Reykjavik');
    expect(sayAll()).toEqual(['14:05:09', '22:05:09', 'Mon']);
    vi.stubEnv('TZ', 'Asia/Kolkata');
    expect(sayAll()).toEqual(['19:35:09', '03:35:09', 'Tue']);
  });

  it('make no new form of the day for each time that is written', () => {
    formatSecondOfDay(afternoon);
    const made = vi.spyOn(Intl, 'DateTimeFormat');
    formatSecondOfDay(afternoon + 1000);
    expect(made).not.toHaveBeenCalled();
    made.mockRestore();
  });
});
