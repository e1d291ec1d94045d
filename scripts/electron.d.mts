export type FoundElectron = { path: string } | { path: null; why: string };

export interface HostChoice {
  forced: string | undefined;
  electron: FoundElectron;
  platform: NodeJS.Platform;
  isRoot: boolean;
}

export declare function findElectron(root: string): FoundElectron;
export declare function fetchElectron(root: string, node: string, now?: number): Promise<FoundElectron>;
export declare function chooseHost(choice: HostChoice): {
  host: 'electron' | 'chromium' | null;
  why: string;
};
export declare function chooseTestHost(
  choice: HostChoice,
): { host: 'electron' | 'chromium' } | { host: null; why: string };
