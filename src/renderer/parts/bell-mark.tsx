/** A bell, crossed out where it is silent; its word stands beside it. */
export function BellMark({ isMuted }: { isMuted: boolean }) {
  return (
    <svg className="mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path
        d="M3.2 10V6.4a3.8 3.8 0 0 1 7.6 0V10l1 1H2.2zM5.8 12.6h2.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {isMuted && <path d="M1.5 1.5l11 11" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" />}
    </svg>
  );
}
