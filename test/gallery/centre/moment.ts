/** The moment at which every picture is taken: a Friday morning in Berlin. */
export const galleryNow = Date.parse('2026-11-20T09:14:00+01:00');
export const galleryZone = 'Europe/Berlin';
export const galleryLocale = 'en-GB';

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

/** A moment of today, `07:05`. */
export function today(time: string): number {
  return Date.parse(`2026-11-20T${time}:00+01:00`);
}
