/** For how long something can be muted. A mute always ends by itself: one that does not is forgotten. */
export const muteMinutes = [15, 60, 480] as const;
