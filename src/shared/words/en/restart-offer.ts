/** A fault of the program itself, which nothing in it was ready for. */
export const restartOffer = {
  message: 'Queuewatch ran into a fault of its own',
  /** `logFile`: where to read what happened. */
  detail: (logFile: string) =>
    [
      'What it shows may be out of date, and alerts may be missing.',
      'Start it again to be sure; settings, history and credentials are kept.',
      `What happened stands in ${logFile}`,
    ].join('\n'),
  restart: 'Start again',
  quit: 'Quit',
};
