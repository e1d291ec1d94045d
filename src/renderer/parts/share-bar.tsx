import { ProgressBar } from 'react-aria-components';

/** How far something is, 0 to 1; null: nobody knows how much there is. */
export function ShareBar({ label, share }: { label: string; share: number | null }) {
  return (
    <ProgressBar
      className="progress"
      data-unknown={share === null || undefined}
      aria-label={label}
      isIndeterminate={share === null}
      value={(share ?? 0) * 100}
    >
      <span className="progress-track">
        <span className="progress-bar" style={{ width: `${(share ?? 1) * 100}%` }} />
      </span>
    </ProgressBar>
  );
}
