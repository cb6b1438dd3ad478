import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { basemapOf, cellsOf, type District } from '../../sim/src/index.ts';
import type { Ports } from './ports.ts';

export interface ConfigSetup {
  readonly folder: string;
  readonly ports: Ports;
  /** name of the terminal with the RYLR998, where there is one */
  readonly terminal: string | undefined;
  /** undefined: a plain street, which is on no map */
  readonly district: District | undefined;
}

/** The radio of the scenario first-light in the words of AT+PARAMETER: SF7, 125 kHz, 4/5, preamble 12. */
const PARAMETER = '7,7,1,12';
const HOST = '127.0.0.1';
/** of the key file, in the demo's folder */
export const KEYS = 'nodes.csv';
/** Of all that the bots ask, together with the browser of whoever looks on. */
const PER_MINUTE = 6_000;

/** Writes the gateway's configuration, and the maps that it names. Returns the name of the file. */
export function writeConfig({ folder, ports, terminal, district }: ConfigSetup): string {
  const file = join(folder, 'gateway.yaml');
  const serial = {
    name: 'roof',
    kind: 'rylr998',
    path: terminal,
    parameter: PARAMETER,
    band: 868_100_000,
    network: 18,
  };
  const config = {
    name: 'demo',
    data: './data',
    keyFile: `./${KEYS}`,
    links: [{ name: 'field', kind: 'udp', host: HOST, port: ports.udp }, ...(terminal ? [serial] : [])],
    broker: { host: HOST, port: ports.mqtt },
    api: { host: HOST, port: ports.api, perMinute: PER_MINUTE },
    ...(district ? ofDistrict(folder, district) : ofStreet),
  };
  writeFileSync(
    file,
    `# Written by the demo; every key is explained in the gateway's documentation.\n${stringify(config)}`,
  );
  return file;
}

/** The street's water rises in seconds, as none does; in the field such a level is doubted. */
const ofStreet = { rules: { defaults: { 'water.high': { ripple: '30m' } } } };

function ofDistrict(folder: string, district: District): object {
  const write = (name: string, map: unknown) => writeFileSync(join(folder, name), JSON.stringify(map));
  write('basemap.geojson', basemapOf(district));
  write('cells.geojson', cellsOf(district));
  return {
    heartbeat: '1h',
    risk: { cells: './cells.geojson' },
    console: { title: district.name, basemap: './basemap.geojson' },
    // all residents of the demo live at one address
    residents: { enabled: true, perHour: { hold: 20 } },
  };
}
