import { expect, test } from 'vitest';
import { act, type Incident, openIncidents } from '../../scripts/demo/actors/incidents.ts';
import { signIn } from '../../scripts/demo/actors/person.ts';
import { passwordIn, placesIn, startDemo } from '../sim/support/demo.ts';
import { until } from '../support/until.ts';

test('without crews nobody works, until the visitor begins; then the lid is put back', async () => {
  const demo = startDemo(['--speed', '300', '--no-crew']);
  await demo.shows(/Weirside is open at {2}http:/);
  const api = `http://127.0.0.1:${placesIn(demo.text()).api}`;
  const wim = await signIn(api, 'wim', passwordIn(demo.text()));
  let stolen: Incident | undefined;
  await until('a cover is stolen', 120_000, async () => {
    stolen = (await openIncidents(wim)).find(({ matter }) => matter === 'open');
    return stolen !== undefined;
  });
  expect(demo.text()).not.toContain('begins the work');
  if (!stolen) throw new Error('no cover was stolen');
  const { unit, cover } = stolen;
  // whoever owns it: each unit has a crew
  const crew = { water: 'wim', power: 'pia', telecom: 'tom', road: 'rae' }[unit ?? ''] ?? '';
  const mine = await signIn(api, crew, passwordIn(demo.text()));
  await act(mine, stolen, { act: 'begin-work' });
  await demo.shows(new RegExp(`${cover} {2}put back in its frame`));
  demo.child.kill('SIGINT');
  expect(await demo.ended).toBe(0);
}, 400_000);
