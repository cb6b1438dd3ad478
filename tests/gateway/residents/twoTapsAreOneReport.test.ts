import { expect, it } from 'vitest';
import { picture } from '../../support/pictures.ts';
import { followOf, formKeyOf, startResidents } from '../../support/residentRig.ts';

it('two taps at once on a form with a photo are one report with one photo, and lead to the same page', async () => {
  const rig = await startResidents();
  const fields = { key: formKeyOf(Date.now()), text: 'it lies beside the hole' };
  const photo = await picture({ width: 1_200, height: 900 });
  const answers = await Promise.all([rig.report(fields, { photo }), rig.report(fields, { photo })]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(new Set(answers.map(followOf)).size).toBe(1);
  const { reports } = (await rig.get('/api/residents/reports?incident=I-000001')).body as never as {
    reports: { photo: string }[];
  };
  expect(reports).toHaveLength(1);
  const { incidents } = (await rig.get('/api/incidents')).body as never as { incidents: unknown[] };
  expect(incidents).toMatchObject([{ reports: 1, photos: 1 }]);
});
