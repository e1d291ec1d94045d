import type { ViewName } from '../navigation/view-names.ts';

/** Drawn with one line each, in a square of 20. */
const paths: Record<ViewName, string> = {
  board: 'M3.5 4.5h13v11h-13zM3.5 8.2h13M3.5 11.9h13M8 8.2v7.3',
  alerts:
    'M10 3.2a4.3 4.3 0 0 0-4.3 4.3c0 4.2-1.9 5.5-1.9 5.5h12.4s-1.9-1.3-1.9-5.5A4.3 4.3 0 0 0 10 3.2zM8.6 15.8a1.5 1.5 0 0 0 2.8 0',
  reports: 'M3.5 16.5h13M5.8 16.3V11M10 16.3V4.5M14.2 16.3V8',
  connections:
    'M8.4 11.6a3 3 0 0 0 4.3 0l2.9-2.9a3 3 0 0 0-4.3-4.3l-1 1M11.6 8.4a3 3 0 0 0-4.3 0l-2.9 2.9a3 3 0 0 0 4.3 4.3l1-1',
  settings:
    'M3.5 6h6.2M13.3 6h3.2M3.5 14h3.2M10.3 14h6.2M11.5 7.8a1.8 1.8 0 1 1 0-3.6 1.8 1.8 0 0 1 0 3.6zM8.5 15.8a1.8 1.8 0 1 1 0-3.6 1.8 1.8 0 0 1 0 3.6z',
};

/** The picture of a view, beside its name. */
export function ViewMark({ view }: { view: ViewName }) {
  return (
    <svg
      className="view-mark"
      width="20"
      height="20"
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={paths[view]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
