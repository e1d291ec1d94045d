// `npm run cli -- …`: the built command line; `precli` has seen to it that it is there.
await import('../out/main/cli.js');
