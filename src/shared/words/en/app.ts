/** Words of the program as a whole: its name, the demo, what is said once. */

export const productName = 'Queuewatch';

export const demoName = 'Demo contact centre';

export const closeKeepsTray = {
  title: 'Queuewatch keeps watching',
  body: 'The window is closed; the tray icon stays. Quit from its menu.',
};
