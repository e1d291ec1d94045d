const minuteMs = 60_000;

/** `45 s`, `14 min`, `2 h 5 min`, `3 d 4 h`: how long something lasted, cut off below its second unit. */
export function formatLength(lengthMs: number): string {
  const seconds = Math.max(0, Math.floor(lengthMs / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 24
    ? join(hours, 'h', minutes % 60, 'min')
    : join(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** The same of what is left, in whole minutes and rounded up: what still holds never reads as over. */
export function formatLeft(leftMs: number): string {
  return formatLength(Math.max(1, Math.ceil(leftMs / minuteMs)) * minuteMs);
}

function join(amount: number, unit: string, rest: number, restUnit: string): string {
  return rest === 0 ? `${amount} ${unit}` : `${amount} ${unit} ${rest} ${restUnit}`;
}
