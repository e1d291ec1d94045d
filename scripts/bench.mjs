// `npm run bench`: runs the benchmarks; Node strips the types.
await import('../bench/index.ts');
