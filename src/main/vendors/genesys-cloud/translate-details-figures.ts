import { z } from 'zod';

// What the reports of documents 001, 002 and 004 have in common. Null: the vendor did not say.

export const count = z.number().nonnegative().nullish();
export const percent = z.number().min(0).max(100).nullish();

export type Figure = number | null;

/** One part that is not known makes the sum unknown. */
export function addUp(figures: readonly Figure[]): Figure {
  return figures.reduce<Figure>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

/** The mean by weight; parts without weight tell nothing. Null over nothing, or where a part that counts is unknown. */
export function toWeightedMean(parts: readonly { value: Figure; weight: Figure }[]): Figure {
  const weight = addUp(parts.map((part) => part.weight));
  if (weight === null || weight === 0) return null;
  const total = addUp(
    parts.filter((part) => part.weight !== 0).map((part) => times(part.value, part.weight)),
  );
  return total === null ? null : total / weight;
}

function times(one: Figure, other: Figure): Figure {
  return one === null || other === null ? null : one * other;
}

/** Of nothing there is no percentage, whatever the vendor writes. */
export function isNothing(counts: readonly Figure[]): boolean {
  return counts.some((one) => one !== null) && counts.every((one) => one === null || one === 0);
}

/** Of figures that are worked out: percentages have two, seconds three. Null for what no contact centre has. */
export function toDecimals(figure: Figure, decimals: 2 | 3): Figure {
  const scale = 10 ** decimals;
  return figure === null || !Number.isFinite(figure * scale) ? null : Math.round(figure * scale) / scale;
}

/** Every row once: documents say that a combination is unique, so that an equal row is a page's repetition. */
export function withoutRepeats<T>(rows: readonly T[]): T[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const text = JSON.stringify(row);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
