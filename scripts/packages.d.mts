export type PackageNeed = 'keychain' | 'chromium-host' | 'virtual-desktop' | 'instruments';

export interface SystemPackage {
  name: string;
  need: PackageNeed;
  /** Any one of them on the search path stands for the package; empty: only the package list knows. */
  programs: string[];
}

export declare const systemPackages: readonly SystemPackage[];
export declare function toPackageName(program: string): string;
