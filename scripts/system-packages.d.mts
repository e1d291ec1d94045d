import type { PackageNeed } from './packages.mjs';

export interface PackageSearch {
  searchPath?: string;
  /** Answers as `dpkg-query` does: exit code, and lines `name status`. */
  query?: (names: string[]) => Promise<{ code: number; output: string }>;
}

export declare function findMissingPackages(
  needs: readonly PackageNeed[],
  search?: PackageSearch,
): Promise<string[]>;
export declare function installPackages(names: readonly string[], why: string): Promise<void>;
