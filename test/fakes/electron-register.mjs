// Maps `electron` to an empty module for tests of parts that only import it by the way (electron-store with an
// absolute folder runs in plain Node). Without this the import would try to download Electron's binary.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === 'electron')
      return { url: 'data:text/javascript,export default {};', format: 'module', shortCircuit: true };
    return nextResolve(specifier, context);
  },
});
