import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Section, toMarkdown } from './table.ts';

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
- Node-RED beside it (\`npm run bench -- --peer node-red\`, a run of its own): both take the same unsealed frames from one
  broker, decode, debounce and publish the transitions. The gateway stores all of it durably, Node-RED nothing.
`;

/** What stands behind it is of other runs than what stands before it. */
const PEERS_FROM = '<!-- runs beside other programs -->\n';

type Facts = readonly (readonly [string, string])[];

function factsTable(facts: Facts): string {
  return `| run | |\n|---|---|\n${facts.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}\n`;
}

function halves(): readonly [string, string] {
  const text = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '';
  const [own = '', peers = ''] = text.split(PEERS_FROM);
  return [own, peers];
}

/** A whole run: everything but what was measured beside others. */
export function writeOwn(facts: Facts, sections: readonly Section[]): void {
  writeFileSync(RESULTS, `${NOTES}\n${factsTable(facts)}\n${toMarkdown(sections)}\n${PEERS_FROM}${halves()[1]}`);
}

/** A run beside another program, with its own date and commit. */
export function writePeer(facts: Facts, sections: readonly Section[]): void {
  const [own] = halves();
  writeFileSync(RESULTS, `${own.trimEnd()}\n\n${PEERS_FROM}\n${toMarkdown(sections)}\n${factsTable(facts)}`);
}
