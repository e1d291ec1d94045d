/**
 * `queuewatch cli …`: what stands behind `cli`, or null where a desktop program is wanted. What runs us may put
 * switches of Chromium before (an AppImage does); where the program is not installed, its folder or file as well.
 */
export function findCommandLine(argv: readonly string[], isInstalled: boolean): string[] | null {
  const own = argv.slice(isInstalled ? 1 : 2);
  const first = own.findIndex((argument) => !argument.startsWith('-'));
  return own[first] === 'cli' ? own.slice(first + 1) : null;
}
