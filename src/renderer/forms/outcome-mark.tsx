import type { Outcome } from './test-lines.ts';

const paths: Record<Outcome, string> = {
  good: 'M2.5 7.5 5.6 10.5 11.5 3.8',
  bad: 'M3 3l8 8M11 3l-8 8',
  gap: 'M7 2.5v5.6M7 11.2v.2',
  untried: 'M3.5 7h7',
  waiting: 'M7 7v.1',
  running: 'M7 2.2A4.8 4.8 0 1 1 2.2 7',
};

/** How a step of a test went, by its shape. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  return (
    <svg className="mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path
        d={paths[outcome]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
