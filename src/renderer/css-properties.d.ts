import 'react';

declare module 'react' {
  interface CSSProperties {
    /** The board's columns, for `grid-template-columns` of every row. */
    '--grid-columns'?: string;
    /** The wallboard's grid, and how much larger than the least its tiles are. */
    '--tile-columns'?: number;
    '--tile-rows'?: number;
    '--tile-scale'?: number;
  }
}
