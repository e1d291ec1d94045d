export declare function hashInputs(root: string, paths: readonly string[], words?: readonly string[]): string;
export declare function isStampCurrent(path: string, hash: string): boolean;
export declare function writeStamp(path: string, hash: string): void;
