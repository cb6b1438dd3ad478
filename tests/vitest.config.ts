import { defineConfig } from 'vitest/config';
import LongFirst from './longFirst.ts';

export default defineConfig({
  test: {
    root: new URL('.', import.meta.url).pathname,
    include: ['**/*.test.ts'],
    reporters: ['default', './summary.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // two at a time: many suites start real brokers, terminals and gateways, and time-outs must mean something
    maxWorkers: 2,
    unstubEnvs: true,
    sequence: { sequencer: LongFirst },
  },
});
