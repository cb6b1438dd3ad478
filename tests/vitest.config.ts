import { defineConfig } from 'vitest/config';
import LongFirst from './longFirst.ts';

export default defineConfig({
  test: {
    root: new URL('.', import.meta.url).pathname,
    include: ['**/*.test.ts'],
    reporters: ['default', './summary.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // four at a time: many suites start real brokers, terminals and gateways, and time-outs must mean something; those that
    // live in real time (longFirst.ts) wait more than they compute
    maxWorkers: 4,
    unstubEnvs: true,
    sequence: { sequencer: LongFirst },
  },
});
