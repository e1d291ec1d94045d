import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

/**
 * Three bundles: the main process (with the command line and the history's thread beside it, which share its chunks
 * but never reach `electron`), one CommonJS preload that requires only `electron`, and the pages: one for each
 * window and the one that plays a sound.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: {
        include: ['keytar'],
        exclude: ['electron-store', 'undici', 'zod', 'csv-stringify', 'fast-png'],
      },
      rollupOptions: {
        input: {
          index: resolve(here, 'src/main/index.ts'),
          cli: resolve(here, 'src/cli/index.ts'),
          'history-worker': resolve(here, 'src/main/history/history-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: resolve(here, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      outDir: resolve(here, 'out/renderer'),
      minify: true,
      rollupOptions: {
        input: {
          index: resolve(here, 'src/renderer/index.html'),
          wallboard: resolve(here, 'src/renderer/wallboard.html'),
          strip: resolve(here, 'src/renderer/strip.html'),
          sound: resolve(here, 'src/renderer/sound.html'),
        },
      },
    },
  },
});
