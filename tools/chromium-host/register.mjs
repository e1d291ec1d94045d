// Maps the module `electron` to the Chromium host for `import` and `require` alike:
//   node --import ./tools/chromium-host/register.mjs out/main/index.js
// Nothing starts by importing: Chromium, D-Bus and X are reached when the application asks for them.
import { registerHooks } from 'node:module';

const standIn = new URL('./electron.ts', import.meta.url).href;

process.env.QUEUEWATCH_HOST_NOTE =
  'Runs on Node and Chromium, not on Electron: its start, sandbox, packaging and updates are not proved.';

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === 'electron') return { url: standIn, format: 'module-typescript', shortCircuit: true };
    const found = nextResolve(specifier, context);
    // Test runners resolve the package themselves and then import its file.
    if (found.url.endsWith('/node_modules/electron/index.js')) {
      return { url: standIn, format: 'module-typescript', shortCircuit: true };
    }
    return found;
  },
});
