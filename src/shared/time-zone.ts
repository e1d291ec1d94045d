const dayMs = 86_400_000;

/**
 * Between moments and what a clock on the wall of a time zone shows. A wall time is a number like a moment: the
 * epoch milliseconds at which a clock in UTC would show the same.
 */
export interface ZoneClock {
  toWallMs: (at: number) => number;
  /**
   * The first and the last moment at which the clock shows that time: two where clocks go back over it. Both are
   * the jump where clocks go forward over it.
   */
  toMoments: (wallMs: number) => { first: number; last: number };
}

/** Zones come and go with the system's updates: a name that was fine elsewhere may be none here. */
export function isKnownTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** To be kept: the format takes much longer to make than to use. Throws for a zone that is not known. */
export function createZoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', timeZoneName: 'longOffset' });
  const toOffsetMs = (at: number) => parseOffsetMs(format.format(at));
  return {
    toWallMs: (at) => at + toOffsetMs(at),
    toMoments: (wallMs) => {
      // No zone is a day ahead of UTC or behind it, so these lie before and after the moment itself.
      const before = toOffsetMs(wallMs - dayMs);
      const after = toOffsetMs(wallMs + dayMs);
      if (before === after) return { first: wallMs - before, last: wallMs - before };
      const shown = [before, after]
        .filter((offsetMs) => toOffsetMs(wallMs - offsetMs) === offsetMs)
        .map((offsetMs) => wallMs - offsetMs);
      if (shown.length > 0) return { first: Math.min(...shown), last: Math.max(...shown) };
      const jump = findJump(wallMs - after, wallMs - before, (at) => toOffsetMs(at) === after);
      return { first: jump, last: jump };
    },
  };
}

/** The first moment after `low`, up to `high`, at which the new offset is in force. */
function findJump(low: number, high: number, hasJumped: (at: number) => boolean): number {
  let before = low;
  let after = high;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (hasJumped(middle)) after = middle;
    else before = middle;
  }
  return after;
}

/** `3 PM GMT+05:30`, or `GMT` alone at none. */
function parseOffsetMs(text: string): number {
  const [, sign, hours, minutes, seconds = '0'] = /([+-])(\d+):(\d+)(?::(\d+))?$/.exec(text) ?? [];
  if (sign === undefined) return 0;
  const offsetMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -offsetMs : offsetMs;
}
