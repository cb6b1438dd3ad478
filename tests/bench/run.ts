import { writeFileSync } from 'node:fs';
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
import { simulatorFigures } from './simulator.ts';
import { type Section, toMarkdown, toText } from './table.ts';

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

const RESULTS = new URL('./RESULTS.md', import.meta.url);

const NOTES = `# Results of the benchmark

Written by \`npm run bench\`; do not edit. Times are of this machine and this moment. The ratios are to floors measured in
the same run, and are what another machine, or another commit, is to be compared by.

- us CPU: microseconds of processor time, all threads, user and system.
- Detector: the reducers alone, on samples as a busy street sends them; a sample is what a status holds, or one of a series.
- In process: store and ingest, no link and no broker. The libraries alone do the same frames and as many rows, without a
  check, an index or a rule: MQTT.js receives them from a broker, createDecipheriv opens them as its documentation
  has it, kept open ciphers do the AES of it and nothing else, cbor-x decodes, better-sqlite3 inserts.
- Over UDP and serial: \`lidwatch gateway\` as an operator runs it, on loopback and on a pseudo-terminal, with a
  database on disk that syncs every commit, and no broker to talk to.
- History: queries of covers and times that differ, on roll-ups as 100 million readings leave them; 12 signals in a row.
- Simulator: 24 covers with the core that nodes run, no gateway, in a process that has run the same four times.
- A city: known is read from the database, heard is one status of each cover come in. Resident memory is that of the
  whole process after a whole collection, the benchmark's own share (some 90 MB) among it. The frames of a size
  take turns with those of 1,000 covers in one process; each cover was heard before, and is heard once more. Nodes and states go into a journal
  first, and are brought to their places in a quiet hour, or under load once for up to four reports of a cover: that
  is in the figures that say so, as if each report of a cover were brought there alone.
`;

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
if (sections.length === Object.keys(PARTS).length) {
  const facts = machine.map(([name, value]) => `| ${name} | ${value} |`).join('\n');
  writeFileSync(RESULTS, `${NOTES}\n| run | |\n|---|---|\n${facts}\n\n${toMarkdown(sections)}`);
}
