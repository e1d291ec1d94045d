/** Figures as people read them, the same in window, tray and notifications. */

/** `0:07`, `4:10`, `1:02:03`. */
export function formatWait(waitMs: number): string {
  const seconds = Math.max(0, Math.floor(waitMs / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : `${Number(parts[0])}:${parts[1]}`;
}

/** `4 s`, `3 min`, `2 h`, `5 d`: how old something is. */
export function formatAge(ageMs: number): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 86_400 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} d`;
}

/** `61.2 %`: one decimal. */
export function formatPercent(percent: number): string {
  return `${percent.toFixed(1)} %`;
}

/** What stands where nothing is known. */
export const unknownFigure = '–';
