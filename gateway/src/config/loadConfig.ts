import { dirname, resolve } from 'node:path';
import { check } from './check.ts';
import type { Config, KeyRow, LinkConfig } from './config.ts';
import { type Clash, ruleClashes, ruleDoubts } from './consistency.ts';
import { type Path, readYaml, type YamlFile } from './document.ts';
import { parseKeyFile } from './keyFile.ts';
import { linkClashes, openDoor } from './linkClashes.ts';
import { formatPath, type Problem } from './problems.ts';
import { type GatewayFile, gatewaySchema } from './schema.ts';
import { readSideFile, readTextFile, shown } from './sideFile.ts';

export interface LoadedConfig {
  readonly ok: true;
  readonly config: Config;
  readonly warnings: readonly Problem[];
}

export interface ConfigProblems {
  readonly ok: false;
  /** errors and warnings, in the order of the file */
  readonly problems: readonly Problem[];
}

const KEY_FILE_ADVICE =
  'create it (first line: cover,node,key[,name][,group]; chmod 600), or delete this line and use `lidwatch cover add`';
const PASSWORD_ADVICE = 'write the password into it and run chmod 600 on it, or delete this line';

/** Collects what is found about one file. */
function createFindings(source: YamlFile) {
  const problems: Problem[] = [];
  return {
    problems,
    add: ({ severity, path, message, hint }: Clash): void => {
      const at = source.placeOfValue(path);
      problems.push({ severity, file: source.file, ...at, path: formatPath(path), message, hint });
    },
  };
}

type Findings = ReturnType<typeof createFindings>;

/** The text of a secret file that `path` in the configuration names; a problem at that line where there is none. */
function secret(findings: Findings, at: Path, path: string, advice: string): string | undefined {
  const found = readSideFile(path, advice);
  if (!found.ok) {
    findings.add({ severity: 'error', path: at, message: found.message, hint: found.hint });
    return undefined;
  }
  if (found.looseMode !== undefined) {
    const message = `${shown(path)} has mode ${found.looseMode}: others than its owner may touch it`;
    findings.add({ severity: 'warning', path: at, message, hint: `chmod 600 ${shown(path)}` });
  }
  return found.text;
}

function readCovers(findings: Findings, path: string | undefined): readonly KeyRow[] {
  if (path === undefined) return [];
  const text = secret(findings, ['keyFile'], path, KEY_FILE_ADVICE);
  if (text === undefined) return [];
  const { rows, problems } = parseKeyFile(shown(path), text);
  findings.problems.push(...problems);
  return rows;
}

function readPassword(findings: Findings, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const text = secret(findings, ['mqtt', 'passwordFile'], path, PASSWORD_ADVICE)?.replace(/\r?\n$/, '');
  if (text !== '') return text;
  const message = `${shown(path)} is empty`;
  findings.add({ severity: 'error', path: ['mqtt', 'passwordFile'], message, hint: PASSWORD_ADVICE });
  return undefined;
}

function toLink(link: GatewayFile['links'][number]): LinkConfig {
  if (link.kind === 'udp') return link;
  const { silence, ...rest } = link;
  return { ...rest, silenceMs: silence };
}

interface Secrets {
  readonly covers: readonly KeyRow[];
  readonly password: string | undefined;
}

/**
 * Reads the files that the configuration names. From the raw values, so that a missing file is told together with
 * whatever else is wrong.
 */
function readSecrets(path: string, source: YamlFile, findings: Findings): Secrets {
  const pathAt = (at: Path): string | undefined => {
    const name = source.valueAt(at);
    return typeof name === 'string' && name !== '' ? resolve(dirname(path), name) : undefined;
  };
  const covers = readCovers(findings, pathAt(['keyFile']));
  const password = readPassword(findings, pathAt(['mqtt', 'passwordFile']));
  return { covers, password };
}

function toConfig(path: string, file: GatewayFile, { covers, password }: Secrets, findings: Findings): Config {
  const { passwordFile: _, ...mqtt } = file.mqtt;
  const links = file.links.map(toLink);
  const groups = covers.flatMap(({ group }) => group ?? []);
  const found = [
    ...linkClashes(links),
    ...(mqtt.url === undefined ? openDoor('broker', file.broker) : []),
    ...openDoor('api', file.api),
    ...ruleClashes(file.rules, new Map(covers.map(({ cover, group }) => [cover, group]))),
    ...ruleDoubts(file.rules, { covers: covers.map(({ cover }) => cover), groups }),
  ];
  for (const one of found) findings.add(one);
  const { name, broker, api, rules, heartbeat: heartbeatMs } = file;
  return {
    file: path,
    name,
    data: resolve(dirname(path), file.data),
    covers,
    links,
    mqtt: { ...mqtt, password },
    broker,
    api,
    heartbeatMs,
    rules,
  };
}

const byPlace = (a: Problem, b: Problem) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;

/** Checks the text of a gateway.yaml that stands at `path`, and the files that it names. */
export function checkConfig(path: string, text: string): LoadedConfig | ConfigProblems {
  const source = readYaml(shown(resolve(path)), text);
  const findings = createFindings(source);
  const secrets = readSecrets(resolve(path), source, findings);
  const checked = check(source, gatewaySchema);
  if (!checked.ok) return { ok: false, problems: [...checked.problems, ...findings.problems].toSorted(byPlace) };
  const config = toConfig(resolve(path), checked.value, secrets, findings);
  const problems = findings.problems.toSorted(byPlace);
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  return { ok: true, config, warnings: problems };
}

/** Reads and checks a gateway.yaml. Never throws: a file that cannot be read is a problem like any other. */
export function loadConfig(path: string): LoadedConfig | ConfigProblems {
  const found = readTextFile(path);
  if (found.ok) return checkConfig(path, found.text);
  const hint = 'name another one; gateway/examples/gateway.yaml is one to start from';
  const problem = {
    severity: 'error',
    file: shown(resolve(path)),
    line: 0,
    column: 0,
    path: '',
    message: found.message,
    hint,
  } as const;
  return { ok: false, problems: [problem] };
}
