import { createInterface } from 'node:readline';
import { describeTruth, type NodeLogEntry, type TruthEntry } from '../../sim/src/index.ts';
import { type Child, startProgram } from './children.ts';
import type { Screen } from './screen.ts';

export interface SimulatorOptions {
  readonly scenario: string;
  /** `127.0.0.1:7700` */
  readonly udp: string;
  /** name of the terminal to make, and how many covers speak over it */
  readonly terminal: string | undefined;
  readonly serial: number;
  readonly screen: Screen;
  /** a node has heard that its alert is safe */
  readonly acknowledged: () => void;
}

type Line = ({ readonly time: string } & TruthEntry) | ({ readonly time: string } & NodeLogEntry);

/** Too many to be read as they pass. */
const UNSHOWN = new Set(['pass', 'boot']);

/** Starts the simulator and shows what it says really happens. */
export function startSimulator(options: SimulatorOptions): Child {
  const { scenario, udp, terminal, serial, screen } = options;
  const pty = terminal ? ['--pty', terminal, '--serial', String(serial)] : [];
  const args = ['run', scenario, '--udp', udp, ...pty, '--truth', '-', '--node-log', '--quiet'];
  const child = startProgram('sim/bin/lidwatch-sim.mjs', args, ['ignore', 'pipe', 'inherit']);
  if (!child.process.stdout) throw new Error('the simulator has no standard output');
  createInterface({ input: child.process.stdout }).on('line', (text) => show(JSON.parse(text) as Line));

  function show(entry: Line): void {
    const time = new Date(entry.time);
    if ('what' in entry) {
      if (!UNSHOWN.has(entry.what)) screen.truth(time, entry.cover, describeTruth(entry));
    } else if (entry.says === 'acked' && entry.type === 'alert') {
      screen.acknowledged(time, entry.cover, 'its node hears that the alert is safe at the gateway');
      options.acknowledged();
    }
  }

  return child;
}
