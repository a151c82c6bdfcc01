// The query cache is written for bundlers, which fill this in.
globalThis.process ??= { env: { NODE_ENV: 'production' } };
