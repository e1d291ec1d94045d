/**
 * Commands of the documents that are too dear for each `npm test`, as they are written there. `until`: goes on for ever;
 * it has shown that it works once it has said this.
 */
export const dearCommands = [
  { command: 'npm run build' },
  { command: 'npx vitest run --config test/e2e/vitest.config.ts demo' },
  { command: 'npm start', until: /\d+ waiting/ },
  { command: 'npm start -- --demo', until: /\d+ waiting/ },
  { command: 'npm run gallery' },
  { command: 'npm run fuzz' },
  { command: 'npm run soak' },
  { command: 'npm run bench' },
  { command: 'npm run bench -- --write' },
  { command: 'npm run fresh-start' },
];
