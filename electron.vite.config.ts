import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin, Rolldown } from 'vite';

const here = import.meta.dirname;

/**
 * V8 compiles a function when it is first called, on the thread that draws, unless its file asks for all of them at once: then
 * that is done beside it, while the file comes in (https://v8.dev/blog/explicit-compile-hints). Nearly all that a page starts
 * with runs before its first figures; what is fetched later is left as it is.
 */
const compileHint = '//# allFunctionsCalledOnLoad\n';

/** A file of a bundle and all that it needs before it can begin. */
function addWithImports(file: string, bundle: Rolldown.OutputBundle, files: Set<string>): void {
  const found = bundle[file];
  if (found?.type !== 'chunk' || files.has(file)) return;
  files.add(file);
  for (const imported of found.imports) addWithImports(imported, bundle, files);
}

const hintStartFiles: Plugin = {
  name: 'hint-start-files',
  enforce: 'post',
  generateBundle: {
    // The line counts only where it is the very first.
    order: 'post',
    handler(_options, bundle) {
      const files = new Set<string>();
      for (const [file, chunk] of Object.entries(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
        for (const begun of [file, ...chunk.dynamicImports]) addWithImports(begun, bundle, files);
      }
      for (const file of files) {
        const chunk = bundle[file];
        if (chunk?.type === 'chunk') chunk.code = compileHint + chunk.code;
      }
    },
  },
};

/** What a page imports when it has begun is named in its document, so that it is fetched with the rest. */
const preloadStartFiles: Plugin = {
  name: 'preload-start-files',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {}, chunk }) {
      const files = new Set<string>();
      for (const file of chunk?.dynamicImports ?? []) addWithImports(file, bundle, files);
      for (const file of chunk?.imports ?? []) files.delete(file);
      return [...files].map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
        injectTo: 'head',
      }));
    },
  },
};

/** A program's text stays in memory while it runs, and takes twice the room where one of its signs is not ASCII. */
const writeAscii: Plugin = {
  name: 'write-ascii',
  enforce: 'post',
  generateBundle: {
    // Whatever writes signs of its own has done so.
    order: 'post',
    handler(_options, bundle) {
      const toEscape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(/[^\0-\x7f]/g, toEscape);
    },
  },
};

/**
 * undici's index starts all that it has: `fetch`, web sockets, caches, mocks and more, of which nothing is used here and which
 * would stay in memory. The sources import `undici` as ever; a name that is missing here ends the build.
 */
const usedOfUndici = `
  import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
  import methods from 'undici/lib/api/index.js';
  Object.assign(Dispatcher.prototype, methods);
  export { default as Agent } from 'undici/lib/dispatcher/agent.js';
  export { default as Client } from 'undici/lib/dispatcher/client.js';
  export { default as buildConnector } from 'undici/lib/core/connect.js';
`;

const takeUsedOfUndici: Plugin = {
  name: 'take-used-of-undici',
  enforce: 'pre',
  resolveId: (name) => (name === 'undici' ? '\0used-of-undici' : null),
  load: (id) => (id === '\0used-of-undici' ? usedOfUndici : null),
};

/**
 * Three bundles: the main process (with the command line and the history's thread beside it, which share its chunks
 * but never reach `electron`), one CommonJS preload that requires only `electron`, and the pages: one for each
 * window and the one that plays a sound.
 */
export default defineConfig({
  main: {
    plugins: [takeUsedOfUndici, writeAscii],
    build: {
      outDir: 'out/main',
      externalizeDeps: {
        include: ['keytar'],
        exclude: ['electron-store', 'undici', 'zod'],
      },
      rollupOptions: {
        input: {
          index: resolve(here, 'src/main/index.ts'),
          cli: resolve(here, 'src/cli/index.ts'),
          'history-worker': resolve(here, 'src/main/history/history-worker.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          comments: { legal: true, annotation: false, jsdoc: false },
        },
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
    // Wherever it comes first: a page begins without it.
    resolve: { alias: [{ find: /^zod$/, replacement: resolve(here, 'src/renderer/zod-without-eval.ts') }] },
    plugins: [react(), hintStartFiles, preloadStartFiles],
    build: {
      outDir: resolve(here, 'out/renderer'),
      minify: true,
      modulePreload: {
        // What a page begins with is named in its document: to look for it takes longer there than to find it.
        resolveDependencies: (file, needed, { hostType }) =>
          hostType === 'js' && /\/(main-window|app)-/.test(file) ? [] : needed,
      },
      rollupOptions: {
        input: {
          index: resolve(here, 'src/renderer/index.html'),
          wallboard: resolve(here, 'src/renderer/wallboard.html'),
          strip: resolve(here, 'src/renderer/strip.html'),
          sound: resolve(here, 'src/renderer/sound.html'),
        },
        output: {
          // Few files: each costs a question to main. What all pages ask with is by itself, to be there first.
          codeSplitting: {
            groups: [
              { name: 'page-services', test: /\/page-services\.ts$|vite\/preload-helper/, priority: 3 },
              {
                name: 'page-root',
                test: /\/(page-root|drawn-state|page-footer|glance-figures|state-mark|filtering|board\/figures)\.tsx?$/,
                priority: 2,
              },
              // Not what draws it: another page that shared a part of this file would draw the main window as well.
              { name: 'app', test: /\/renderer\/app\.tsx$/, priority: 1 },
            ],
          },
        },
      },
    },
  },
});
