import type { densityNames } from './appearance.ts';

/** The height of a row of the board. */
export const rowHeightsPx = { usual: 34, compact: 28 } as const satisfies Record<
  (typeof densityNames)[number],
  number
>;
