import { expect, it } from 'vitest';
import { BUILT_IN } from '../../../gateway/src/incidents/defaults.ts';
import { mayDo } from '../../../gateway/src/incidents/may.ts';
import type { StepPlan, Workflow } from '../../../gateway/src/incidents/types.ts';
import type { WorkflowBook } from '../../../gateway/src/incidents/workflow.ts';
import { CREW, createDeskRig, type DeskRig, DISPATCHER, HOUR } from '../../support/deskRig.ts';

const plan = (step: string, kind: StepPlan['kind']): StepPlan => ({ step, kind, by: 'crew', needs: [], limits: [] });

function bookOf(...steps: StepPlan[]): WorkflowBook {
  const own: Workflow = { name: 'own', steps };
  return { all: [...BUILT_IN, own], standard: 'own' };
}

const OWN = bookOf(plan('seen', 'open'), plan('mended', 'handle'), plan('checked', 'answer'));

/** The sensor says that the cover lies well, for long enough. */
function lieWell(rig: DeskRig): void {
  rig.sample('C-1');
  rig.clock.advance(HOUR);
  rig.sample('C-1');
}

function begun(): DeskRig {
  const rig = createDeskRig({ unit: 'water', settings: { workflows: OWN } });
  rig.clear(rig.raise('C-1', 'cover.opened'));
  return rig;
}

it('work that is awaited under a name that is no more is handed in, verified and closed under the new one', () => {
  const rig = begun();
  const workflows = bookOf(plan('seen', 'open'), plan('repaired', 'handle'), plan('checked', 'answer'));
  rig.configure({ workflows });
  expect(mayDo(rig.open('C-1'), CREW, { workflows, workMs: HOUR, open: undefined })).toEqual(
    expect.arrayContaining(['take', 'begin-work']),
  );
  const { id } = rig.act('C-1', CREW, { act: 'take', step: 'repaired' });
  lieWell(rig);
  rig.act('C-1', DISPATCHER, { act: 'take', step: 'checked' });
  expect(rig.store.incidents.get(id)).toMatchObject({ result: 'resolved', steps: [{ step: 'seen' }, {}, {}] });
});

it('work that was handed in before its step was renamed is verified under the new name', () => {
  const rig = begun();
  rig.act('C-1', CREW, { act: 'take', step: 'mended' });
  rig.configure({ workflows: bookOf(plan('seen', 'open'), plan('repaired', 'handle'), plan('checked', 'answer')) });
  lieWell(rig);
  expect(rig.open('C-1')).toMatchObject({ verification: { state: 'verified' }, next: { step: 'checked' } });
});

it('an incident whose workflow is no more is finished in the standard one; work that was verified is not done again', () => {
  const rig = begun();
  rig.act('C-1', CREW, { act: 'take', step: 'mended' });
  lieWell(rig);
  const { id, next } = rig.open('C-1');
  expect(next?.step).toBe('checked');
  rig.configure({ workflows: { all: BUILT_IN, standard: 'four-steps' } });
  rig.act('C-1', CREW, { act: 'note', note: 'is it over?' });
  expect(rig.open('C-1').next?.step).toBe('result');
  rig.act('C-1', CREW, { act: 'take', step: 'result', note: 'done' });
  rig.act('C-1', DISPATCHER, { act: 'take', step: 'feedback' });
  expect(rig.store.incidents.get(id)?.result).toBe('resolved');
});
