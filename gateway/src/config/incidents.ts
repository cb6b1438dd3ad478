import { z } from 'zod';
import { ROLES } from '../accounts/roles.ts';
import { RULE_NAMES, SEVERITIES } from '../detect/types.ts';
import { BUILT_IN, DEFAULT_SETTINGS } from '../incidents/defaults.ts';
import type { IncidentSettings } from '../incidents/settings.ts';
import { EVIDENCE, MATTERS, STEP_KINDS } from '../incidents/types.ts';
import type { Clash } from './consistency.ts';
import { closed, integer, oneOf, quantity, text } from './fields.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const { opens, verify, workMs, near, parents, workflows: book } = DEFAULT_SETTINGS;

const word = text(/^[a-z][a-z0-9-]{0,31}$/, 'a name (lower-case letters, digits and -)');
const unit = text(/^\S(?:.{0,62}\S)?$/u, 'a unit (water, power, road ...; at most 64 characters)');
const isTrue = z.boolean({ error: 'is true or false' });

const limit = closed({
  matters: z.array(oneOf(MATTERS)).min(1, 'names no matter').optional(),
  severities: z.array(oneOf(SEVERITIES)).min(1, 'names no severity').optional(),
  within: quantity('time', { min: MINUTE_MS, max: 365 * DAY_MS }),
  from: oneOf(['opened', 'previous']).default('opened'),
});

const step = closed({
  step: word,
  kind: oneOf(STEP_KINDS).default('plain'),
  by: oneOf(ROLES).default('dispatcher'),
  needs: z.array(oneOf(EVIDENCE)).default([]),
  automatic: isTrue.default(false),
  limits: z.array(limit).default([]),
});

const workflow = closed({ name: word, steps: z.array(step).min(2, 'has too few steps') });

const assignRow = closed({
  cell: text(/./, 'a cell').optional(),
  unit: unit.optional(),
  matter: oneOf(MATTERS).optional(),
  to: unit,
});

/** How events become work, whose it is, and when it is done. */
export const incidents = closed({
  workflow: word.default(book.standard),
  workflows: z.array(workflow).default([]),
  opens: z.array(oneOf(RULE_NAMES)).default([...opens]),
  verify: closed({
    tilt: quantity('angle', { min: 0.5, max: 45 }).default(verify.tilt),
    still: quantity('time', { min: MINUTE_MS, max: 7 * DAY_MS }).default(verify.stillMs),
    patience: quantity('time', { min: MINUTE_MS, max: 30 * DAY_MS }).default(verify.patienceMs),
  }).prefault({}),
  maintenance: quantity('time', { min: 5 * MINUTE_MS, max: DAY_MS }).default(workMs),
  near: quantity('length', { min: 1_000, max: 1_000_000 }).default(near * 1_000),
  parents: closed({
    covers: integer(2, 1_000, 'a number of covers').default(parents.covers),
    within: quantity('time', { min: MINUTE_MS, max: 7 * DAY_MS }).default(parents.withinMs),
  }).prefault({}),
  assign: z.array(assignRow).default([]),
  escalate: closed({ to: unit.optional() }).prefault({}),
});

type IncidentsFile = z.infer<typeof incidents>;

/** Spans in ms, lengths in metres; the workflows that are built in stand before those of the file. */
export function toIncidents(file: IncidentsFile): IncidentSettings {
  const own = file.workflows.map(({ name, steps }) => ({
    name,
    steps: steps.map(({ limits, ...rest }) => ({
      ...rest,
      limits: limits.map(({ within: withinMs, ...of }) => ({ ...of, withinMs })),
    })),
  }));
  return {
    workflows: { all: [...BUILT_IN, ...own], standard: file.workflow },
    opens: file.opens,
    verify: { tilt: file.verify.tilt, stillMs: file.verify.still, patienceMs: file.verify.patience },
    workMs: file.maintenance,
    near: file.near / 1_000,
    parents: { covers: file.parents.covers, withinMs: file.parents.within },
    assign: file.assign,
    escalate: file.escalate,
  };
}

type StepFile = IncidentsFile['workflows'][number]['steps'][number];

/** What the engine needs of a workflow: it begins, somebody does the work, and it ends. */
function stepFault(steps: readonly StepFile[], i: number): string | undefined {
  const { kind, step: name } = steps[i] as StepFile;
  const handle = steps.findIndex((one) => one.kind === 'handle');
  const isLast = i === steps.length - 1;
  if (steps.findIndex((one) => one.step === name) !== i) return `${name} stands there twice`;
  if ((i === 0) !== (kind === 'open'))
    return i === 0 ? 'the first step is of the kind open' : 'open is the first step alone';
  if (kind === 'handle' && handle !== i) return 'the work is one step: there is another of the kind handle';
  if (kind === 'handle' && isLast)
    return 'somebody has to check the work: a step of the kind answer or plain follows it';
  if (kind === 'assign' && handle >= 0 && i > handle) return 'the work is assigned before it is done';
  if (kind === 'answer' && i < handle) return 'whether it is safe can be asked behind the work only';
  if (kind === 'close' && !isLast) return 'close is the last step alone';
  return isLast && handle < 0 ? 'no step is of the kind handle' : undefined;
}

export function incidentClashes({ workflow: standard, workflows: own }: IncidentsFile): readonly Clash[] {
  const found: Clash[] = [];
  const add = (path: readonly (string | number)[], message: string, hint: string): void => {
    found.push({ severity: 'error', path: ['incidents', ...path], message, hint });
  };
  const names = [...BUILT_IN, ...own].map(({ name }) => name);
  if (!names.includes(standard)) {
    add(['workflow'], `there is no workflow ${standard}`, `take one of: ${names.join(', ')}`);
  }
  for (const [i, { name, steps }] of own.entries()) {
    const isTaken = names.indexOf(name) !== BUILT_IN.length + i;
    if (isTaken) add(['workflows', i, 'name'], `there is a workflow ${name} already`, 'give it another name');
    for (const j of steps.keys()) {
      const fault = stepFault(steps, j);
      if (fault !== undefined)
        add(['workflows', i, 'steps', j], fault, 'gateway/INCIDENTS.md tells what each kind of step is');
    }
  }
  return found;
}
