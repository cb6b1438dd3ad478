import { openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type Child, startProgram } from './children.ts';
import { ANY, type Ports } from './ports.ts';

export interface RunningGateway {
  readonly child: Child;
  /** `http://127.0.0.1:8080` */
  readonly api: string;
  /** `mqtt://127.0.0.1:1883` */
  readonly mqtt: string;
  /** `127.0.0.1:7700` */
  readonly udp: string;
}

export interface GatewaySetup {
  readonly folder: string;
  readonly ports: Ports;
  /** name of the terminal with the RYLR998, where there is one */
  readonly terminal: string | undefined;
}

/** What `lidwatch gateway --json` prints when it is up; what it could not have is absent. */
interface Info {
  readonly api?: string;
  readonly mqtt?: string;
  readonly links: readonly { readonly name: string; readonly address?: string }[];
}

/** The radio of the scenario first-light in the words of AT+PARAMETER: SF7, 125 kHz, 4/5, preamble 12. */
const PARAMETER = '7,7,1,12';
/** name of the log in the demo's folder */
export const LOG = 'gateway.log';
const HOST = '127.0.0.1';

function writeConfig({ folder, ports, terminal }: GatewaySetup): string {
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
    keyFile: './nodes.csv',
    links: [{ name: 'field', kind: 'udp', host: HOST, port: ports.udp }, ...(terminal ? [serial] : [])],
    broker: { host: HOST, port: ports.mqtt },
    api: { host: HOST, port: ports.api },
    // the demo's water rises in seconds, as none does; in the field such a level is doubted
    rules: { defaults: { 'water.high': { ripple: '30m' } } },
  };
  writeFileSync(
    file,
    `# Written by the demo; every key is explained in the gateway's documentation.\n${stringify(config)}`,
  );
  return file;
}

/** Resolves with what the gateway says of itself; undefined where it ended first. */
function readInfo({ process: child }: Child): Promise<Info | undefined> {
  return new Promise((resolve) => {
    let text = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      text += bytes.toString();
      try {
        resolve(JSON.parse(text) as Info);
      } catch {
        // not all of it yet
      }
    });
    child.once('exit', () => resolve(undefined));
  });
}

async function start(setup: GatewaySetup, started: (child: Child) => void): Promise<RunningGateway | undefined> {
  const log = openSync(join(setup.folder, LOG), 'a');
  const args = ['gateway', '--config', writeConfig(setup), '--json'];
  const child = startProgram('gateway/bin/lidwatch.mjs', args, ['ignore', 'pipe', log]);
  started(child);
  const info = await readInfo(child);
  const udp = info?.links.find((link) => link.name === 'field')?.address;
  if (info?.api && info.mqtt && udp) return { child, api: info.api, mqtt: info.mqtt, udp };
  await child.stop();
  return undefined;
}

/**
 * Starts the gateway and waits until all of it is up. A port that was free a moment ago may be gone by now, for instance
 * to another demo: then once more on ports that the system chooses. Rejects where that fails too.
 */
export async function startGateway(setup: GatewaySetup, started: (child: Child) => void): Promise<RunningGateway> {
  const running = (await start(setup, started)) ?? (await start({ ...setup, ports: ANY }, started));
  if (running) return running;
  throw new Error(`the gateway did not come up: see ${join(setup.folder, LOG)}`);
}
