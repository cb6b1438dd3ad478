import { expect, it } from 'vitest';
import { createDeskRig, DISPATCHER } from '../../support/deskRig.ts';

const IMAGE = { type: 'image/jpeg', width: 1, height: 1, bytes: Buffer.alloc(1), thumb: Buffer.alloc(1) } as const;

it('photos of what a patrol, a resident or a crew says are the incident’s from then on, and no other’s', () => {
  const rig = createDeskRig();
  const [seen, told, shown] = [1, 2, 3].map((at) => rig.store.photos.add(IMAGE, 'kim', at));
  const sighting = { cover: 'C-1', matter: 'open', text: 'open' } as const;
  const { id } = rig.desk.patrol({ ...sighting, photos: [seen ?? ''] }, DISPATCHER);
  rig.desk.resident({ ...sighting, photos: [told ?? ''] }, 'R-000001');
  rig.act('C-1', DISPATCHER, { act: 'note', note: 'look', photos: [shown ?? ''] });
  rig.desk.patrol({ ...sighting, cover: 'C-2', photos: [seen ?? ''] }, DISPATCHER);
  expect(rig.store.photos.of(id).map((photo) => photo.id)).toEqual([seen, told, shown]);
});
