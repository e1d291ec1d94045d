// biome-ignore-all lint/performance/noBarrelFile: it stands in for the whole library
// biome-ignore-all lint/performance/noReExportAll: likewise
import { config } from 'zod/v4';

/** What the pages get as `zod` (see electron.vite.config.ts). It would otherwise try `new Function`, which their policy forbids. */
config({ jitless: true });

export * from 'zod/v4';
