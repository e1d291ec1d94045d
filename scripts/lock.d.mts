export declare function withLock<T>(
  path: string,
  task: () => T | Promise<T>,
  onWait?: (holderPid: number) => void,
): Promise<T>;
