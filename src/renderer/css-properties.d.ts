import 'react';

declare module 'react' {
  interface CSSProperties {
    /** The board's columns, for `grid-template-columns` of every row. */
    '--grid-columns'?: string;
  }
}
