import type { RowState } from '../board/row-view.ts';

type Shape = 'octagon' | 'triangle' | 'circle' | 'dashed' | 'key';

const shapes: Record<RowState, Shape> = {
  critical: 'octagon',
  warning: 'triangle',
  'sign-in': 'key',
  stale: 'dashed',
  gone: 'dashed',
  calm: 'circle',
  quiet: 'circle',
  unknown: 'dashed',
};

/** The shape of a state: never colour alone, and always beside its word. */
export function StateMark({ state }: { state: RowState }) {
  return (
    <svg className="mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      {drawShape(shapes[state])}
    </svg>
  );
}

function drawShape(shape: Shape) {
  switch (shape) {
    case 'octagon':
      return <path d="M4.2.8h5.6l3.4 3.4v5.6l-3.4 3.4H4.2L.8 9.8V4.2z" fill="currentColor" />;
    case 'triangle':
      return <path d="M7 1l6.3 11.5H.7z" fill="currentColor" />;
    case 'circle':
      return <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.4" />;
    case 'dashed':
      return (
        <circle
          cx="7"
          cy="7"
          r="5.2"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray="2.45 2.22"
        />
      );
    case 'key':
      return (
        <path
          d="M5 4.1a2.9 2.9 0 1 1-2.9 2.9A2.9 2.9 0 0 1 5 4.1zM7.9 7h5.3M11.2 7v2.4M13.2 7v1.7"
          transform="translate(-.9 0)"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
        />
      );
  }
}
