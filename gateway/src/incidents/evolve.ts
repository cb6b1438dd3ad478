import { matterOf, worseMatter, worseSeverity } from './matters.ts';
import type { Entry, Fact, Incident, IncidentEvent, StepTaken } from './types.ts';
import { awaited, beforeWork, nextPlan, planBehind, type WorkflowBook, workflowOf } from './workflow.ts';

type Of<K extends Fact['kind']> = Extract<Fact, { readonly kind: K }>;
type Said = Pick<Entry, 'at' | 'who'>;

/** The incident behind one more entry. Pure: the same entries under the same workflows always make the same incident. */
export function evolve(book: WorkflowBook, before: Incident | undefined, entry: Entry): Incident {
  const { fact } = entry;
  if (fact.kind === 'opened') return { ...opened(book, fact, entry), last: entry.id };
  if (!before) throw new Error(`incident ${entry.incident} begins with ${fact.kind}`);
  return { ...changed(book, before, fact, entry), last: entry.id };
}

function opened(book: WorkflowBook, fact: Of<'opened'>, { incident: id, at, who }: Entry): Incident {
  const { of: kind, cover, cell, place, workflow, origin, matter, severity, unit, text, photos = [] } = fact;
  const plain: Incident = {
    ...{ id, kind, cover, cell, place, workflow, origin, matter, severity, text, openedAt: at },
    ...{ steps: [], next: undefined, card: 'none', unit, assignee: undefined, level: 0 },
    ...{ work: undefined, handedIn: undefined, verification: { state: 'none' } },
    ...{ events: [], reports: 0, photos: photos.length, children: [], parent: undefined },
    ...{ reopened: 0, reopenedAt: undefined, closedAt: undefined, result: undefined, last: 0 },
  };
  // a parent has no work of its own
  if (kind === 'parent') return plain;
  const [first] = workflowOf(book, workflow).steps;
  return first ? stepped(book, plain, { step: first.step, at, who, dueAt: undefined }, at) : plain;
}

function stepped(book: WorkflowBook, before: Incident, taken: StepTaken, since: number): Incident {
  const steps = [...before.steps, taken];
  const next = awaited(planBehind(workflowOf(book, before.workflow), steps), before, since);
  return { ...before, steps, next, card: 'none' };
}

function changed(book: WorkflowBook, before: Incident, fact: Exclude<Fact, Of<'opened'>>, said: Said): Incident {
  const { at, who } = said;
  switch (fact.kind) {
    case 'event':
      return joined(book, before, fact);
    case 'reported':
      return retimed(book, {
        ...before,
        ...{ matter: worseMatter(before.matter, fact.matter), severity: worseSeverity(before.severity, fact.severity) },
        reports: before.reports + (fact.report === undefined ? 0 : 1),
        photos: before.photos + fact.photos.length,
      });
    case 'step': {
      const { step, dueAt, doneAt = at, photos = [] } = fact;
      const after = { ...before, photos: before.photos + photos.length };
      return stepped(book, after, { step, at: doneAt, who, dueAt }, at);
    }
    case 'assigned':
      return { ...before, unit: fact.unit, assignee: fact.user };
    case 'escalated':
      return { ...before, level: fact.level };
    case 'work-begun':
      return { ...before, work: { at, who } };
    case 'handed-in':
      return {
        ...before,
        ...{ handedIn: { at, who }, verification: { state: 'waiting', since: at } },
        photos: before.photos + (fact.photos ?? []).length,
      };
    case 'verified':
      return { ...before, verification: { state: 'verified', at, proof: fact.proof } };
    case 'refuted':
      return { ...before, handedIn: undefined, verification: { state: 'refuted', at, reason: fact.reason } };
    case 'overruled':
      return {
        ...before,
        // the sensor had given it back to the crew: whoever overrules that answers for the work
        handedIn: before.handedIn ?? { at, who },
        verification: { state: 'overruled', at, who, reason: fact.reason },
      };
    case 'card':
      return before.next?.step === fact.step ? { ...before, card: fact.card } : before;
    case 'note':
      return { ...before, photos: before.photos + fact.photos.length };
    case 'child':
      return { ...before, children: [...before.children, fact.incident] };
    case 'parent':
      return { ...before, parent: fact.incident };
    case 'answered':
      return before;
    case 'reopened':
      return reopened(book, before, at);
    case 'closed': {
      const { verification: was } = before;
      // nobody waits any more for what the sensor would have said
      const verification: Incident['verification'] = was.state === 'waiting' ? { state: 'none' } : was;
      return { ...before, verification, next: undefined, card: 'none', closedAt: at, result: fact.result };
    }
  }
}

function joined(book: WorkflowBook, before: Incident, fact: Of<'event'>): Incident {
  const { event, rule, severity, change } = fact;
  const one: IncidentEvent = { event, rule, severity, open: change === 'raised', withdrawn: change === 'withdrawn' };
  const isKnown = before.events.some((other) => other.event === event);
  const events = isKnown
    ? before.events.map((other) => (other.event === event ? one : other))
    : [...before.events, one];
  if (change !== 'raised') return { ...before, events };
  return retimed(book, {
    ...{ ...before, events },
    matter: worseMatter(before.matter, matterOf(rule)),
    severity: worseSeverity(before.severity, severity),
  });
}

/** What has become more pressing has less time, never more. */
function retimed(book: WorkflowBook, incident: Incident): Incident {
  const { next } = incident;
  const now = next && awaited(nextPlan(book, incident), incident, next.since);
  if (!next || now?.dueAt === undefined || now.dueAt >= (next.dueAt ?? Number.POSITIVE_INFINITY)) return incident;
  return { ...incident, next: now };
}

/** Back to the work; what came before it stands. */
function reopened(book: WorkflowBook, before: Incident, at: number): Incident {
  const workflow = workflowOf(book, before.workflow);
  const standing = beforeWork(workflow);
  const steps = before.steps.filter(({ step }) => standing.includes(step));
  const after: Incident = {
    ...{ ...before, steps, card: 'none', reopened: before.reopened + 1, reopenedAt: at },
    ...{ work: undefined, handedIn: undefined, verification: { state: 'none' } },
    ...{ closedAt: undefined, result: undefined },
  };
  if (before.kind === 'parent') return after;
  return { ...after, next: awaited(planBehind(workflow, steps), after, at) };
}
