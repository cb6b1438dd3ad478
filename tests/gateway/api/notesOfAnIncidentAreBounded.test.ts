import { expect, it } from 'vitest';
import type { Entry } from '../../../gateway/src/incidents/types.ts';
import { startIncidentApi } from '../../support/incidentApiRig.ts';
import { incident } from '../../support/incidents.ts';

const PATH = '/api/incidents/I-000001/acts';
const MOST = 2_000;

it('a program gone astray is refused; a note that was taken is answered when it is sent again', async () => {
  const rig = await startIncidentApi();
  rig.incidents.set(1, incident(1));
  const note = (key: string) => rig.ask('POST', PATH, { act: 'note', note: 'water in the pit', key });
  rig.entries.push(...Array.from({ length: MOST - 1 }, () => ({}) as Entry));
  expect((await note('the-last-one')).status).toBe(200);
  rig.entries.push({} as Entry);

  expect(await note('one-too-many')).toMatchObject({
    status: 409,
    body: { detail: `${MOST} entries stand there already` },
  });
  expect((await note('the-last-one')).status).toBe(200);
  // work must go on
  expect((await rig.ask('POST', PATH, { act: 'take', step: 'registered' })).status).toBe(200);
});
