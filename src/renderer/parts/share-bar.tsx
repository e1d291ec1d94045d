/** How far something is, 0 to 1; null: nobody knows how much there is. */
export function ShareBar({ label, share }: { label: string; share: number | null }) {
  return (
    <div
      role="progressbar"
      className="progress"
      data-unknown={share === null || undefined}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : share * 100}
    >
      <span className="progress-track">
        <span className="progress-bar" style={{ width: `${(share ?? 1) * 100}%` }} />
      </span>
    </div>
  );
}
