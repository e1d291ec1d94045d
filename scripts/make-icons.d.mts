import type { Buffer } from 'node:buffer';

export declare function makeIcons(): Record<string, Buffer>;
