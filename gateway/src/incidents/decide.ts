import { mayAct, type Role } from '../accounts/roles.ts';
import type { Act, Actor, Fact, Incident, Refusal, StepPlan } from './types.ts';
import { nextPlan, planOf, type WorkflowBook } from './workflow.ts';

/** What there is to know beside the incident itself. */
export interface DecideContext {
  readonly workflows: WorkflowBook;
  /** ms: of the maintenance window where the crew says nothing */
  readonly workMs: number;
  /** of an incident that another one is said to double */
  readonly find: (incident: number) => Incident | undefined;
  /** the one that is open at its cover */
  readonly open: Incident | undefined;
}

type ActOf<K extends Act['act']> = Extract<Act, { readonly act: K }>;
type Answer = readonly Fact[] | Refusal;

const MINUTE_MS = 60_000;

function refuse(refused: Refusal['refused'], detail: string): Refusal {
  return { refused, detail };
}

function lacks(actor: Actor, least: Role, what: string): Refusal | undefined {
  return mayAct(actor.role, least) ? undefined : refuse('role', `${what} needs the role ${least} or more`);
}

/** A crew works on what is its unit's; what it has begun it may end, whose ever it is by then. */
function isOthers({ unit, work }: Incident, actor: Actor): Refusal | undefined {
  if (actor.role !== 'crew' || actor.unit === undefined || unit === undefined || actor.unit === unit) return undefined;
  return work?.who === actor.name ? undefined : refuse('unit', `it is the work of ${unit}`);
}

/** What an act makes of an incident, or why it is not done. Pure; the facts are said by `actor`. */
export function decide(incident: Incident, actor: Actor, act: Act, context: DecideContext): Answer {
  switch (act.act) {
    case 'note':
      return noted(actor, act);
    case 'reopen':
      return reopen(incident, actor, act, context);
    default:
      if (incident.closedAt !== undefined) return refuse('closed', 'it is closed');
      if (incident.kind === 'parent') return refuse('not-next', 'the work is that of its incidents');
      return atWork(incident, actor, act, context);
  }
}

type WorkAct = Exclude<Act, ActOf<'note'> | ActOf<'reopen'>>;

function atWork(incident: Incident, actor: Actor, act: WorkAct, context: DecideContext): Answer {
  switch (act.act) {
    case 'take':
      return take(incident, actor, act, context);
    case 'begin-work':
      return beginWork(incident, actor, act, context);
    case 'assign':
      return assign(incident, actor, act, context);
    case 'overrule':
      return overrule(incident, actor, act, context);
    case 'false-alarm':
      return falseAlarm(incident, actor, act);
    case 'duplicate':
      return duplicate(incident, actor, act, context);
  }
}

function noted(actor: Actor, { note, photos = [], reading }: ActOf<'note'>): Answer {
  const lack = lacks(actor, 'crew', 'a note');
  if (lack) return lack;
  const isEmpty = !note && photos.length === 0 && !reading;
  return isEmpty ? refuse('missing-note', 'it says nothing') : [{ kind: 'note', note, photos, reading }];
}

function missing(plan: StepPlan, { note, photos = [], reading }: ActOf<'take'>): Refusal | undefined {
  if (plan.needs.includes('note') && !note) return refuse('missing-note', `${plan.step} needs a note`);
  if (plan.needs.includes('photo') && photos.length === 0) return refuse('missing-photo', `${plan.step} needs a photo`);
  if (plan.needs.includes('reading') && !reading) return refuse('missing-reading', `${plan.step} needs a reading`);
  return undefined;
}

function take(incident: Incident, actor: Actor, act: ActOf<'take'>, { workflows }: DecideContext): Answer {
  const plan = nextPlan(workflows, incident);
  if (!plan || plan.step !== act.step) {
    const isTaken = incident.steps.some(({ step }) => step === act.step);
    if (isTaken) return refuse('already', `${act.step} was taken already`);
    return refuse('not-next', plan ? `${plan.step} is what is awaited` : 'nothing is awaited');
  }
  const lack = lacks(actor, plan.by, plan.step) ?? isOthers(incident, actor) ?? missing(plan, act);
  if (lack) return lack;
  const { note, photos, reading, user } = act;
  if (plan.kind === 'handle') return handIn(incident, { note, photos, reading });
  if (plan.kind === 'answer' && incident.handedIn?.who === actor.name) {
    return refuse('same-person', 'whoever did the work cannot check it, too');
  }
  const step: Fact = { kind: 'step', step: plan.step, dueAt: incident.next?.dueAt, note, photos, reading };
  if (plan.kind !== 'assign') return [step];
  const unit = act.unit ?? incident.unit;
  if (unit === undefined) return refuse('missing-unit', 'it does not say whose work it is');
  return [{ kind: 'assigned', unit, user, by: 'person' }, step];
}

/** The crew says that it is done: the step is taken when the sensor has spoken, or somebody instead of it. */
function handIn(incident: Incident, carried: Omit<Extract<Fact, { kind: 'handed-in' }>, 'kind'>): Answer {
  if (incident.handedIn) return refuse('already', 'the work is handed in already');
  return [{ kind: 'handed-in', ...carried }];
}

function beginWork(incident: Incident, actor: Actor, act: ActOf<'begin-work'>, context: DecideContext): Answer {
  const lack = lacks(actor, 'crew', 'work') ?? isOthers(incident, actor);
  if (lack) return lack;
  if (nextPlan(context.workflows, incident)?.kind !== 'handle') return refuse('not-next', 'no work is awaited');
  if (incident.handedIn) return refuse('already', 'the work is handed in already');
  return [{ kind: 'work-begun', minutes: act.minutes ?? Math.round(context.workMs / MINUTE_MS) }];
}

function assign(incident: Incident, actor: Actor, act: ActOf<'assign'>, { workflows }: DecideContext): Answer {
  const lack = lacks(actor, 'dispatcher', 'to assign');
  if (lack) return lack;
  const { unit, user, note } = act;
  const plan = nextPlan(workflows, incident);
  const isSame = incident.unit === unit && incident.assignee === user;
  if (isSame && plan?.kind !== 'assign') return refuse('already', `it is the work of ${user ?? unit} already`);
  const assigned: Fact = { kind: 'assigned', unit, user, by: 'person', note };
  // whoever assigns what is to be assigned takes that step
  return plan?.kind === 'assign'
    ? [assigned, { kind: 'step', step: plan.step, dueAt: incident.next?.dueAt }]
    : [assigned];
}

/** What the handle step is taken with, by a sensor or a person. */
export function handledStep(incident: Incident, workflows: WorkflowBook): readonly Fact[] {
  const plan = nextPlan(workflows, incident);
  if (plan?.kind !== 'handle') return [];
  return [{ kind: 'step', step: plan.step, dueAt: incident.next?.dueAt, doneAt: incident.handedIn?.at }];
}

function overrule(incident: Incident, actor: Actor, act: ActOf<'overrule'>, { workflows }: DecideContext): Answer {
  const lack = lacks(actor, 'supervisor', 'to overrule the sensor');
  if (lack) return lack;
  const step = handledStep(incident, workflows);
  const { state } = incident.verification;
  // a sensor that is broken refutes at once, whoever hands the work in
  const isHandedIn = step.length > 0 && (state === 'waiting' || state === 'refuted');
  if (!isHandedIn) return refuse('not-handed-in', 'no work is handed in that the sensor could be overruled about');
  return [{ kind: 'overruled', reason: act.reason }, ...step];
}

function falseAlarm(incident: Incident, actor: Actor, act: ActOf<'false-alarm'>): Answer {
  const isOver = incident.events.every(({ open }) => !open);
  const least = isOver ? 'dispatcher' : 'supervisor';
  const what = isOver ? 'to call it a false alarm' : 'to call false what the sensor still says';
  return lacks(actor, least, what) ?? [{ kind: 'closed', result: 'false-alarm', reason: act.reason }];
}

function duplicate(incident: Incident, actor: Actor, act: ActOf<'duplicate'>, { find }: DecideContext): Answer {
  const lack = lacks(actor, 'dispatcher', 'to call it a duplicate');
  if (lack) return lack;
  const other = find(act.of);
  const isNone = !other || other.id === incident.id || other.kind === 'parent' || other.result === 'duplicate';
  if (isNone) return refuse('unknown-incident', 'the other one is none that this one could double');
  if (incident.events.some(({ open }) => open)) {
    return refuse('events-open', 'its sensor still says that something is wrong with its own cover');
  }
  return [{ kind: 'closed', result: 'duplicate', of: act.of, reason: act.reason ?? 'reported twice' }];
}

/** Was the work done, as far as is known? */
export function isWorkDone({ steps }: Incident, book: WorkflowBook, workflow: string): boolean {
  return steps.some(({ step }) => planOf(book, { workflow }, step)?.kind === 'handle');
}

function reopen(incident: Incident, actor: Actor, act: ActOf<'reopen'>, { workflows, open }: DecideContext): Answer {
  if (incident.kind === 'parent') return refuse('not-next', 'it stands open while one of its incidents does');
  const isClosed = incident.closedAt !== undefined;
  const isChecked = !isClosed && nextPlan(workflows, incident)?.kind === 'answer';
  const lack = lacks(actor, isChecked ? 'dispatcher' : 'supervisor', 'to reopen it');
  if (lack) return lack;
  if (!isClosed && !isWorkDone(incident, workflows, incident.workflow)) {
    return refuse('already', 'it is open');
  }
  if (open && open.id !== incident.id) return refuse('already', 'its cover has another incident that is open');
  return [{ kind: 'reopened', reason: act.reason }];
}
