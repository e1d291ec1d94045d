export function listShippedPackages(): Promise<string[]>;
export function toLicenceFile(folders: readonly string[]): string;
