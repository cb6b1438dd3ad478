import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import { problemsOf } from '../route.ts';

/** A figure that some part keeps by itself, read when somebody asks. */
export interface Measure {
  /** without the prefix `lidwatch_` */
  readonly name: string;
  readonly help: string;
  readonly kind: 'counter' | 'gauge';
  readonly labels: readonly string[];
  /** one row for each set of label values, in the order of `labels` */
  read(): Iterable<readonly [values: readonly string[], value: number]>;
}

export interface Metrics {
  readonly registry: Registry;
  /** `seconds`: how long planning and committing took */
  observeCommit(frames: number, seconds: number): void;
}

const PREFIX = 'lidwatch_';

/** A registry of its own: two gateways in one process must not count into each other. */
export function createMetrics(measures: readonly Measure[]): Metrics {
  const registry = new Registry();
  for (const measure of measures) register(registry, measure);
  const commitSeconds = new Histogram({
    name: `${PREFIX}commit_seconds`,
    help: 'Time to plan and commit one batch',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const commitFrames = new Histogram({
    name: `${PREFIX}commit_frames`,
    help: 'Frames in one batch',
    buckets: [0, 1, 2, 5, 10, 25, 50, 100, 250, 500],
    registers: [registry],
  });
  return {
    registry,
    observeCommit(frames, seconds) {
      commitFrames.observe(frames);
      commitSeconds.observe(seconds);
    },
  };
}

function register(registry: Registry, { name, help, kind, labels, read }: Measure): void {
  const settings = { name: PREFIX + name, help, labelNames: [...labels], registers: [registry] };
  const rows = () =>
    Array.from(read(), ([values, value]) => {
      return { labels: Object.fromEntries(labels.map((label, i) => [label, values[i] ?? ''])), value };
    });
  if (kind === 'counter') {
    const counter: Counter = new Counter({
      ...settings,
      collect() {
        counter.reset();
        for (const row of rows()) counter.inc(row.labels, row.value);
      },
    });
  } else {
    const gauge: Gauge = new Gauge({
      ...settings,
      collect() {
        gauge.reset();
        for (const row of rows()) gauge.set(row.labels, row.value);
      },
    });
  }
}

export function addMetrics(app: FastifyInstance, { registry }: Metrics): void {
  const need = 'viewer';
  const schema = {
    ...{ tags: ['health'], summary: 'Show every figure, as Prometheus reads them', 'x-scope': need },
    response: {
      200: { description: 'the text format of Prometheus', content: { 'text/plain': { schema: z.string() } } },
      ...problemsOf({ need }),
    },
  };
  app.get('/metrics', { config: { need }, schema }, async (_request, reply) => {
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
