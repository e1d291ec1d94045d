/** The tick of a menu's item; shown where the item is chosen. */
export function MenuCheck() {
  return (
    <svg className="menu-check" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d="M2 6.4 4.8 9.2 10 3.2" />
    </svg>
  );
}
