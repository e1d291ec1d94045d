import type { Buffer } from 'node:buffer';

export declare function makeSounds(): Record<'warning' | 'critical', Buffer>;
