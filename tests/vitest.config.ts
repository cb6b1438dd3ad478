import { defineConfig } from 'vitest/config';
import LongFirst from './longFirst.ts';

/**
 * Those that start programs, browsers or whole demonstrations, and end what they have left behind when a file of tests is over: each
 * file in a process of its own.
 */
const APART = [
  ...['e2e', 'scripts', 'sim', 'browser', 'recordings'].map((folder) => `${folder}/**/*.test.ts`),
  // minutes of building scripts: begun among the first
  'firmware/conformance*.test.ts',
];

export default defineConfig({
  test: {
    root: new URL('.', import.meta.url).pathname,
    reporters: ['default', './summary.ts'],
    // ten thousand random lives take half a minute, and on a host that others use as well three times as long
    testTimeout: 240_000,
    hookTimeout: 120_000,
    // four at a time: many suites start real brokers, terminals and gateways, and time-outs must mean something; those that
    // live in real time (longFirst.ts) wait more than they compute
    maxWorkers: 4,
    unstubEnvs: true,
    sequence: { sequencer: LongFirst },
    projects: [
      { extends: true, test: { name: 'apart', include: APART } },
      {
        extends: true,
        // most of what such a file costs would be to load the gateway once more
        test: {
          name: 'together',
          include: ['**/*.test.ts'],
          exclude: [...APART, '**/node_modules/**'],
          isolate: false,
        },
      },
    ],
  },
});
