import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../gateway/src/incidents/defaults.ts';
import type { WorkflowBook } from '../../../gateway/src/incidents/workflow.ts';
import { createDeskRig, HOUR, MINUTE } from '../../support/deskRig.ts';

/** Six steps, each within ten minutes of the opening. */
const HURRIED: WorkflowBook = {
  ...DEFAULT_SETTINGS.workflows,
  all: DEFAULT_SETTINGS.workflows.all.map((workflow) => ({
    ...workflow,
    steps: workflow.steps.map((plan) => ({ ...plan, limits: [{ withinMs: 10 * MINUTE, from: 'opened' as const }] })),
  })),
};

it('limits that a reload has changed count for the step that is awaited already, and that is told', () => {
  const rig = createDeskRig();
  rig.raise('C-1', 'cover.opened');
  const { id, openedAt, next } = rig.open('C-1');
  expect(next).toMatchObject({ step: 'assigned', dueAt: openedAt + HOUR });
  rig.configure({ workflows: HURRIED });
  rig.desk.reconfigured();
  rig.settle();
  expect(rig.open('C-1').next).toMatchObject({ step: 'assigned', dueAt: openedAt + 10 * MINUTE });
  const entries = rig.store.incidents.entries(id);
  expect(rig.store.incidents.entryCount(id)).toBe(entries.length);
  expect(entries.at(-1)).toMatchObject({ who: 'gateway', fact: { kind: 'note' } });
  rig.clock.advance(11 * MINUTE);
  expect(rig.open('C-1').card).toBe('red');
});

it('an assignment that a reload has brought is made where it is awaited', () => {
  const rig = createDeskRig();
  rig.raise('C-1', 'cover.opened');
  rig.configure({ assign: [{ to: 'water' }] });
  rig.desk.reconfigured();
  rig.settle();
  expect(rig.open('C-1')).toMatchObject({ unit: 'water', next: { step: 'handled' } });
});

it('so it is where the gateway was stopped for the change', () => {
  const rig = createDeskRig();
  rig.raise('C-1', 'cover.opened');
  rig.configure({ assign: [{ to: 'water' }] });
  rig.restart();
  expect(rig.open('C-1')).toMatchObject({ unit: 'water', next: { step: 'handled' } });
});

it('an event that stands open opens an incident once its rule is one of those that do', () => {
  const rig = createDeskRig({ settings: { opens: [] } });
  rig.raise('C-1', 'cover.opened');
  expect(rig.store.incidents.openOf('C-1')).toBeUndefined();
  rig.configure({ opens: ['cover.opened'] });
  rig.desk.reconfigured();
  rig.settle();
  expect(rig.open('C-1').matter).toBe('open');
});

it('what the settings leave as it is gets no entry', () => {
  const rig = createDeskRig({ unit: 'water' });
  rig.raise('C-1', 'cover.opened');
  rig.handIn('C-1');
  rig.raise('C-2', 'cover.opened');
  const last = () => [rig.open('C-1').last, rig.open('C-2').last];
  const before = last();
  rig.desk.reconfigured();
  rig.settle();
  rig.restart();
  expect(last()).toEqual(before);
});
