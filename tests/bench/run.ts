import { parseArgs } from 'node:util';
import { cityFigures } from './city.ts';
import { detectorFigures } from './detector.ts';
import type { FigureRow } from './figures.ts';
import { inProcessFigures } from './gatewayInProcess.ts';
import { serialFigures } from './gatewaySerial.ts';
import { udpFigures } from './gatewayUdp.ts';
import { historyFigures } from './history.ts';
import { describeMachine } from './machine.ts';
import { nodeRedFigures } from './peer/nodeRedFigures.ts';
import { protocolFigures } from './protocol.ts';
import { writeOwn, writePeer } from './results.ts';
import { simulatorFigures } from './simulator.ts';
import { type Section, toText } from './table.ts';

interface Part {
  readonly title: string;
  readonly run: (earlier: readonly FigureRow[]) => Promise<FigureRow[]>;
}

const PARTS: Readonly<Record<string, Part>> = {
  protocol: { title: 'Protocol', run: protocolFigures },
  detector: { title: 'Detector', run: detectorFigures },
  process: { title: 'Gateway in process', run: inProcessFigures },
  udp: { title: 'Gateway over UDP', run: udpFigures },
  serial: { title: 'Gateway over a serial line', run: serialFigures },
  city: { title: 'A city: memory, and time per frame', run: cityFigures },
  history: { title: 'History', run: historyFigures },
  simulator: { title: 'Simulator', run: simulatorFigures },
};

/** Others' programs, which are installed for it: not part of a plain run. */
const PEERS: Readonly<Record<string, Part>> = {
  'node-red': { title: 'Node-RED beside it', run: nodeRedFigures },
};

function chosen(): readonly string[] {
  const names = Object.keys(PARTS);
  const usage = `npm run bench [-- --only ${names.join(',')}] [-- --peer ${Object.keys(PEERS).join(',')}]`;
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' }, peer: { type: 'string' } } });
    if (values.peer !== undefined && PEERS[values.peer] === undefined) throw new Error(`unknown peer ${values.peer}`);
    if (values.peer !== undefined) return [values.peer];
    const only = values.only?.split(',') ?? names;
    const unknown = only.filter((name) => !names.includes(name));
    if (unknown.length > 0) throw new Error(`unknown part ${unknown.join(', ')}`);
    return names.filter((name) => only.includes(name));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(2);
  }
}

/** A part that fails is told and left out: the others' figures have taken their time too. */
async function runParts(names: readonly string[]): Promise<readonly Section[]> {
  const sections: Section[] = [];
  for (const [i, name] of names.entries()) {
    const part = PARTS[name] ?? PEERS[name];
    if (!part) continue;
    process.stderr.write(`bench: ${i + 1} of ${names.length}, ${part.title} ...`);
    const began = performance.now();
    try {
      const rows = await part.run(sections.flatMap((section) => section.rows));
      process.stderr.write(` ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
      sections.push({ title: part.title, rows });
    } catch (error) {
      process.stderr.write(` failed\n${error instanceof Error ? error.stack : error}\n`);
      process.exitCode = 1;
    }
  }
  return sections;
}

const names = chosen();
const machine = describeMachine();
const sections = await runParts(names);
const width = Math.max(...machine.map(([name]) => name.length));
console.log(machine.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n'));
console.log(`\n${toText(sections)}`);
// a run of some parts must not take the others' figures away
if (sections.length === Object.keys(PARTS).length) writeOwn(machine, sections);
if (sections.length > 0 && names.every((name) => PEERS[name] !== undefined)) writePeer(machine, sections);
