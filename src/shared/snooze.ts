/** How long a snooze lasts where nobody says so. */
export const snoozeMinutes = 15;
