import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { GroupOf } from '../../config/consistency.ts';
import { ruleLayers, ruleTable } from '../../config/ruleSchema.ts';
import { trialOf } from '../../config/trialOf.ts';
import type { RuleLayers } from '../../detect/ruleSettings.ts';
import { dryRunDocument } from '../../documents/dryRunDocument.ts';
import { createDryRun, type DryRun, type DryRunOptions } from '../../dryrun/dryRun.ts';
import { endingOf } from '../../dryrun/ending.ts';
import { createRuleBook } from '../../ingest/ruleBook.ts';
import type { Clock } from '../../parts/clock.ts';
import type { Store } from '../../store/store.ts';
import type { CoverRecord } from '../../store/types.ts';
import { type Problem, problem } from '../problem.ts';
import { route } from '../route.ts';
import { dryRunSchema } from '../schemas/dryRun.ts';
import { coverFilter, cursorOf, instant, toCursor } from '../schemas/words.ts';
import { noCover } from './covers.ts';

export interface DryRunSources {
  store(): Store;
  readonly layers: () => RuleLayers;
  /** of a node that has not said its own, ms */
  readonly heartbeatMs: () => number;
  /** from when on silence counts of a node that was heard at `heard` over a link; undefined where that is deaf just now */
  readonly listeningSince: (link: string | undefined, heard: number) => number | undefined;
  readonly clock: Clock;
}

const DAY_MS = 86_400_000;
/** A connection on which nothing comes for 30 s is closed (buildApp.ts). */
const LONGEST_MS = 20_000;
/** A span that ends so near to now ends now. */
const NOW_MS = 60_000;

const body = z.strictObject({
  cover: coverFilter.meta({ description: 'one cover; where neither it nor `group` is there, all' }),
  group: z.string().min(1).max(64).optional(),
  rules: ruleLayers.optional().meta({ description: 'in the place of the rules in force: as `rules` of gateway.yaml' }),
  set: ruleTable()
    .optional()
    .meta({ description: 'settings by rule, over the others: of the cover, of the group, or of all (defaults)' }),
  from: instant.meta({ description: '`days` before `to` where it is absent' }),
  to: instant,
  days: z.int().min(1).max(92).default(30),
  warmUpDays: z.int().min(0).max(92).default(60).meta({ description: 'folded before `from`, and not counted' }),
  limit: z.int().min(0).max(1_000).default(100).meta({ description: 'differences that are told, at most' }),
  cursor: cursorOf(z.string()),
});
type Body = z.output<typeof body>;

const DESCRIPTION = `
Folds stored readings through detection once more, from nothing and under the rules that are asked for, and compares what
comes out with the events that were told then. Nothing is changed. One at a time; at most 92 days, and some 20 s: where covers are
left then, \`next\` goes on with them. It ends with the connection of who asked.
`;

function scopeOf({ cover, group }: Body) {
  if (cover !== undefined) return { cover };
  return group === undefined ? ('all' as const) : { group };
}

/** Whom it is about, and whether there is such a one. */
function lackOf(store: Store, { cover, group }: Body): Problem | undefined {
  if (cover !== undefined && group !== undefined) {
    return problem('invalid-body', { errors: [{ name: 'group', message: 'cover and group cannot both be meant' }] });
  }
  if (cover !== undefined && !store.covers.get(cover)) return noCover(cover);
  if (!store.groups.has(group)) return problem('not-found', { detail: `no group ${group}` });
  return undefined;
}

export async function addDryRun(app: FastifyInstance, sources: DryRunSources): Promise<void> {
  const { clock } = sources;
  let isWorking = false;
  let hasEnded = false;
  app.addHook('preClose', async () => {
    hasEnded = true;
  });

  function heartbeatOf(store: Store, { node }: CoverRecord): number {
    return (node === undefined ? undefined : store.registry.node(node)?.heartbeatMs) ?? sources.heartbeatMs();
  }

  function optionsOf(store: Store, asked: Body, layers: RuleLayers): DryRunOptions {
    const now = clock.now();
    const to = Math.min(asked.to ?? now, now);
    const endsNow = now - to < NOW_MS;
    const { cover, group, limit: most, cursor: after } = asked;
    return {
      store,
      rules: createRuleBook(layers),
      heartbeatMs: (record) => heartbeatOf(store, record),
      ending(record, told) {
        if (!endsNow) return endingOf({ to, onUntil: store.lastReceivedAt() }, told);
        const node = record.node === undefined ? undefined : store.registry.node(record.node);
        const since = sources.listeningSince(node?.link, record.state.heard);
        return endingOf({ to, onUntil: since === undefined ? 0 : to, since }, told);
      },
      from: asked.from ?? to - asked.days * DAY_MS,
      to,
      warmUpMs: asked.warmUpDays * DAY_MS,
      scope: { cover, group },
      ...{ after, most },
    };
  }

  /** A page of readings at a time, so that frames have their turn. True where covers are left. */
  async function work(run: DryRun, hasGone: () => boolean): Promise<boolean | 'gone'> {
    const began = performance.now();
    while (run.step()) {
      await setImmediate();
      if (hasEnded || hasGone()) return 'gone';
      if (performance.now() - began > LONGEST_MS) return true;
    }
    return false;
  }

  async function answer(asked: Body, hasGone: () => boolean) {
    const store = sources.store();
    const lack = lackOf(store, asked);
    if (lack) return lack;
    const groupOf: GroupOf = { get: (cover) => store.covers.get(cover)?.group };
    const tried = trialOf({ ...asked, scope: scopeOf(asked), inForce: sources.layers(), groupOf });
    if (!tried.ok) return problem('invalid-body', { errors: [...tried.errors] });
    const options = optionsOf(store, asked, tried.layers);
    const { from, to } = options;
    if (from >= to || to - from > 92 * DAY_MS) {
      return problem('invalid-body', { errors: [{ name: 'from', message: 'is not from 0 to 92 days before `to`' }] });
    }
    const run = createDryRun(options);
    const isLeft = await work(run, hasGone);
    if (isLeft === 'gone') return problem('store-unavailable');
    const { done } = run.figures();
    if (isLeft && done === undefined) {
      const message = 'the first cover takes longer than 20 s: ask for fewer days';
      return problem('invalid-body', { errors: [{ name: 'days', message }] });
    }
    return { ...dryRunDocument(run, options), next: toCursor(isLeft ? done : undefined) };
  }

  route(
    app,
    {
      ...{ method: 'POST', path: '/api/rules/dry-run', need: 'operator', tag: 'rules', changes: false },
      summary: 'Tell what other rules would have raised',
      description: DESCRIPTION.trim(),
      body,
      answer: dryRunSchema,
      problems: ['conflict', 'not-found'],
    },
    async ({ body: asked, hasGone }) => {
      if (isWorking) return problem('conflict', { detail: 'another dry run is under way' });
      isWorking = true;
      return answer(asked, hasGone).finally(() => {
        isWorking = false;
      });
    },
  );
}
