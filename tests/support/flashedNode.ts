import { mkdirSync } from 'node:fs';
import { findBoard } from '../../firmware/build/boards.ts';
import { buildBoard } from '../../firmware/build/buildBoard.ts';
import { writeRecord } from '../../firmware/build/provision/record.ts';
import { createScratch } from './scratch.ts';
import { lidwatchFw } from './toolRun.ts';

const RADIO = {
  modem: 'rylr998',
  address: 120,
  gateway: 1,
  network: 18,
  band: 868_100_000,
  parameter: '9,7,1,12',
  power: 14,
};

/** A folder with the script of the simulated board and the record of node 7, as `flash` leaves it; and what it said. */
export async function flashNode(): Promise<{ readonly folder: string; readonly said: string }> {
  const { path, write } = createScratch();
  const script = write('sim.js', (await buildBoard(await findBoard('sim'))).bundle.code);
  const key = '4c6964776174636820746573746b6579';
  const record = write(
    'node.json',
    writeRecord({ node: 7, key, radio: RADIO, water: 'a02yyuw', hall: true, float: false }),
  );
  const folder = path('node');
  mkdirSync(folder);
  const { code, out, err } = await lidwatchFw(
    ...['flash', '--board', 'sim', '--script', script, '--provision', record, '--to', folder],
  );
  if (code !== 0) throw new Error(err);
  return { folder, said: out };
}
