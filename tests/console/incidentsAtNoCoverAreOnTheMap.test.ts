import { expect, it } from 'vitest';
import { createElsewhere } from '../../gateway/console/src/pages/map/elsewhere.ts';

const told = {
  ...({ id: 'I-7', kind: 'cover', cover: null, severity: 'major', closedAt: null } as const),
  place: { lat: 31.2, lon: 121.4 },
};
const point = { incident: 'I-7', lat: 31.2, lon: 121.4, severity: 'major' };

it('those that the map is loaded with', () => {
  const elsewhere = createElsewhere();
  elsewhere.load({ elsewhere: [['I-7', 31.2, 121.4, 'major']] });
  expect(elsewhere.all()).toEqual([point]);
});

it('one that is opened, once however often it is told of, as it stands last', () => {
  const elsewhere = createElsewhere();
  elsewhere.tell({ ...told, severity: 'minor' });
  elsewhere.tell(told);
  expect(elsewhere.all()).toEqual([point]);
});

it('no longer when it is closed, or its cover was found', () => {
  for (const change of [{ closedAt: '2026-11-27T06:00:00Z' }, { cover: 'C-1' }]) {
    const elsewhere = createElsewhere();
    elsewhere.load({ elsewhere: [['I-6', 31.3, 121.5, 'info']] });
    elsewhere.tell(told);
    elsewhere.tell({ ...told, ...change });
    expect(elsewhere.all().map(({ incident }) => incident)).toEqual(['I-6']);
  }
});

it('and none that is at a cover, gathers others, or has no place', () => {
  const elsewhere = createElsewhere();
  elsewhere.tell({ ...told, cover: 'C-1' });
  elsewhere.tell({ ...told, kind: 'parent' });
  elsewhere.tell({ ...told, place: null });
  expect(elsewhere.all()).toEqual([]);
});
