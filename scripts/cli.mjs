// `npm run cli -- …`: the built command line; `precli` has seen to it that it is there.
import { onParentGone } from './parent.mjs';

onParentGone(() => process.kill(process.pid, 'SIGTERM'));
await import('../out/main/cli.js');
