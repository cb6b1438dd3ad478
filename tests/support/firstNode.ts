import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freeTcpPort } from './ports.ts';
import { type ProgramName, type RunningProgram, runProgram } from './runningProgram.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { pause, until } from './until.ts';

/** What firmware/README.md does without hardware: a node and a gateway, each with its RYLR998 on a pseudo-terminal, and the air between. */
export interface FirstNode {
  /** Types a line to the node: what happens to its cover, or `reset`. */
  type(line: string): void;
  /** Runs one command of the gateway's command line about the cover; returns what it prints. */
  cover(...words: readonly string[]): Promise<string>;
  /** a path of the gateway's API about the cover, parsed; undefined where it does not answer 200 */
  ask(path?: string): Promise<Json | undefined>;
  /** Waits until what the API says matches, and returns it. */
  told(what: string, path: string, holds: Holds): Promise<Json>;
  /** The same, with the node started anew first: that makes it speak. Once more where a frame was lost. */
  toldAfterReset(what: string, path: string, holds: Holds): Promise<Json>;
  /** everything that any program has printed */
  printed(): string;
  /** the node's key, in hex */
  readonly key: string;
  /** Ends everything; returns the exit codes, and the terminals that are left. */
  end(): Promise<{ readonly codes: readonly (number | null)[]; readonly left: readonly string[] }>;
}

// biome-ignore lint/suspicious/noExplicitAny: documents of the API, whose shapes are tested where they are made
type Json = any;
type Holds = (document: Json) => boolean;

const COVER = 'C-0042';
export const NAME = 'Mill Lane 42';
/** ms for what takes seconds, or a heartbeat of a minute where a frame was lost */
const SOON = 100_000;
const POLL = 200;
/** ms in which a node that starts is heard, and answers */
const ANSWER = 20_000;

export async function startFirstNode(): Promise<FirstNode> {
  const folder = temporaryFolder();
  const path = (name: string) => join(folder, name);
  const [roof, modem, config, record] = ['ttyGATEWAY', 'ttyNODE', 'gateway.yaml', `${COVER}.import.json`].map(path);
  if (!roof || !modem || !config || !record) throw new Error('four names');
  const programs: RunningProgram[] = [];

  function start(name: ProgramName, ...args: readonly string[]): RunningProgram {
    const program = runProgram(name, args);
    programs.push(program);
    return program;
  }

  async function run(name: ProgramName, ...args: readonly string[]): Promise<string> {
    const program = start(name, ...args);
    const code = await program.ended;
    if (code !== 0) throw new Error(`${name} ${args.join(' ')} ended with ${code}: ${program.output()}`);
    return program.output();
  }

  const [apiPort, mqttPort] = [await freeTcpPort(), await freeTcpPort()];
  const api = `http://127.0.0.1:${apiPort}/api/covers/${COVER}`;
  const links = [{ name: 'roof', kind: 'rylr998', path: roof }];
  writeFileSync(config, stringify({ name: 'bench', links, api: { port: apiPort }, broker: { port: mqttPort } }));
  mkdirSync(path('node'));

  const air = start('lidwatch-sim', 'air', roof, modem);
  const made = run('lidwatch-fw', 'provision', '--board', 'sim', '--cover', COVER, '--name', NAME, '--out', folder);
  const built = run('lidwatch-fw', 'build', '--board', 'sim', '--out', path('dist'));
  await made;
  await run('lidwatch', 'provision', record, '--config', config);
  await until('both terminals are there', SOON, () => existsSync(roof) && existsSync(modem));
  const gateway = start('lidwatch', 'gateway', '--config', config);
  await built;
  await run(
    'lidwatch-fw',
    ...['flash', '--board', 'sim', '--script', path('dist/sim.js')],
    ...['--provision', path(`${COVER}.node.json`), '--to', path('node')],
  );
  await until('the gateway is up', SOON, () => gateway.output().includes('gateway bench is up'));
  const node = start('lidwatch-fw', 'run', path('node'), '--port', modem);
  await until('the node runs', SOON, () => node.output().includes('the node runs'));

  async function ask(what = ''): Promise<Json | undefined> {
    const answer = await fetch(api + what);
    return answer.ok ? answer.json() : undefined;
  }

  async function told(what: string, where: string, holds: Holds): Promise<Json> {
    let document: Json;
    const wait = until(what, SOON, async () => {
      document = await ask(where);
      return (document !== undefined && holds(document)) || pause(POLL).then(() => false);
    });
    await wait.catch((error: Error) => {
      const programsSaid = `${air.output()}\n${node.output()}\n${gateway.output().slice(-2000)}`;
      throw new Error(`${error.message}: ${JSON.stringify(document)}\n${programsSaid}`);
    });
    return document;
  }

  return {
    type: node.type,
    cover: (command, ...words) => run('lidwatch', 'cover', command ?? '', COVER, ...words, '--config', config),
    ask,
    told,
    toldAfterReset(what, where, holds) {
      let pressed = 0;
      return told(what, where, (document) => {
        if (holds(document)) return true;
        if (performance.now() - pressed > ANSWER || pressed === 0) {
          pressed = performance.now();
          node.type('reset');
        }
        return false;
      });
    },
    printed: () => programs.map((program) => program.output()).join('\n'),
    key: (JSON.parse(readFileSync(record, 'utf8')) as { key: string }).key,
    async end() {
      const codes = [await node.end(), await gateway.end(), await air.end()];
      return { codes, left: [roof, modem].filter((terminal) => existsSync(terminal)) };
    },
  };
}
