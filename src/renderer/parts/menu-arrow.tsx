/** Says that a button opens a menu or a list. */
export function MenuArrow() {
  return (
    <svg className="menu-arrow" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      <path d="M1.5 3.5 5 7l3.5-3.5" />
    </svg>
  );
}
