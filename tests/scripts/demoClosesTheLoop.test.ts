import { expect, test } from 'vitest';
import { signIn } from '../../scripts/demo/actors/person.ts';
import { passwordIn, placesIn, startDemo } from '../sim/support/demo.ts';
import { until } from '../support/until.ts';

interface Listed {
  readonly incidents: readonly {
    readonly result: string | null;
    readonly origin: string;
    readonly reports: number;
    readonly verification: { readonly state: string };
  }[];
}

test('what happens in the district becomes incidents, which crews work on, sensors confirm and residents vouch for', async () => {
  const demo = startDemo(['--speed', '300']);
  await demo.shows(/Weirside is open at {2}http:/);
  const api = `http://127.0.0.1:${placesIn(demo.text()).api}`;
  const dora = await signIn(api, 'dora', passwordIn(demo.text()));

  const { covers } = await dora.get<{ covers: readonly (readonly [string, number, number])[] }>('/api/map');
  expect(covers.length).toBeGreaterThan(150);
  for (const [, lat, lon] of covers) expect([Math.round(lat), Math.round(lon)]).toEqual([45, -30]);

  await demo.shows(/EVENT cover\.opened raised, critical/);
  await demo.shows(/wim {5}is at I-\d{6}, C-\d{4} at .+ and begins the work: open/);
  await demo.shows(/resident {2}reports C-\d{4} by the page behind its plate, with a photo/);
  let closed: Listed['incidents'] = [];
  await until('an incident that a resident reported, too, is closed', 180_000, async () => {
    closed = (await dora.get<Listed>('/api/incidents?open=false')).incidents;
    return closed.some(({ reports, origin }) => reports > 0 && origin === 'event');
  });
  for (const { verification } of closed) expect(verification.state).toBe('verified');
  expect(closed.find(({ reports, origin }) => reports > 0 && origin === 'event')).toMatchObject({ result: 'resolved' });
  // the gateway closes the incident first; that it has answered is told afterwards
  await demo.shows(/resident {2}says that C-\d{4} is really safe again/);
  expect(demo.text()).toMatch(/street {2}the lid of .+ is left on stones/);
  expect(demo.text()).not.toContain('could not do their work');
  demo.child.kill('SIGINT');
  expect(await demo.ended).toBe(0);
}, 400_000);
