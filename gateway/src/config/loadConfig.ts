import { dirname, resolve } from 'node:path';
import { readTextFile, shown } from '../parts/textFile.ts';
import type { CellsSetting } from '../risk/types.ts';
import { type FindTls, tlsClashes, tlsFinder, toBrokerTls } from './brokerTls.ts';
import { check } from './check.ts';
import type { Config, KeyRow } from './config.ts';
import { ruleClashes, ruleDoubts } from './consistency.ts';
import { consoleClashes, toConsole } from './consoleSection.ts';
import { readYaml, type YamlFile } from './document.ts';
import { createFindings, type Findings } from './findings.ts';
import { historyClashes, toHistory } from './history.ts';
import { incidentClashes, toIncidents } from './incidents.ts';
import { parseKeyFile } from './keyFile.ts';
import { linkClashes, openApi, openDoor, webhookClashes } from './linkClashes.ts';
import { toLink } from './links/link.ts';
import type { Problem } from './problems.ts';
import { residentClashes, toResidents } from './residents.ts';
import { readCells, riskClashes, toRisk } from './risk.ts';
import { type GatewayFile, gatewaySchema } from './schema.ts';
import { findSecrets, type Secrets, withSecrets } from './secrets.ts';
import { readSecretFile } from './sideFile.ts';
import { secretDoubts, toSecretPlace } from './storeSecret.ts';
import { toSupervision } from './supervision.ts';
import { toWebhook } from './webhookSchema.ts';

export interface LoadedConfig {
  readonly ok: true;
  readonly config: Config;
  /** what it was read from */
  readonly text: string;
  readonly warnings: readonly Problem[];
}

export interface ConfigProblems {
  readonly ok: false;
  /** errors and warnings, in the order of the file */
  readonly problems: readonly Problem[];
}

const KEY_FILE_ADVICE =
  'create it (first line: cover,node,key[,name][,group]; chmod 600), or delete this line and use `lidwatch cover add`';

function readCovers(findings: Findings, path: string | undefined): readonly KeyRow[] {
  if (path === undefined) return [];
  const text = readSecretFile(findings, ['keyFile'], path, KEY_FILE_ADVICE);
  if (text === undefined) return [];
  const { rows, problems } = parseKeyFile(shown(path), text);
  findings.problems.push(...problems);
  return rows;
}

/** What the files and variables held that the configuration names. */
interface Named {
  readonly covers: readonly KeyRow[];
  readonly secrets: Secrets;
  readonly findTls: FindTls;
  /** undefined where no file is named */
  readonly cells: CellsSetting | undefined;
}

function readNamed(path: string, source: YamlFile, findings: Findings): Named {
  const folder = dirname(path);
  const keyFile = source.valueAt(['keyFile']);
  const isNamed = typeof keyFile === 'string' && keyFile !== '';
  const covers = readCovers(findings, isNamed ? resolve(folder, keyFile) : undefined);
  const secrets = findSecrets(source, folder, findings);
  const cells = readCells(findings, source, folder);
  return { covers, secrets, findTls: tlsFinder(source, folder, findings), cells };
}

function toConfig(path: string, file: GatewayFile, found: Named, findings: Findings): Config {
  const { covers, secrets, findTls, cells } = found;
  const links = file.links.map((link, i) => toLink(link, ['links', i], secrets, findTls));
  const webhooks = file.webhooks.map((webhook, i) => toWebhook(webhook, i, secrets));
  const groups = covers.flatMap(({ group }) => group ?? []);
  const folder = dirname(path);
  const clashes = [
    ...secretDoubts(file.keys, folder),
    ...linkClashes(links),
    ...webhookClashes(webhooks),
    ...(file.mqtt.url === undefined ? openDoor('broker', file.broker) : []),
    ...tlsClashes(['mqtt'], file.mqtt),
    ...file.links.flatMap((link, i) => ('url' in link ? tlsClashes(['links', i], link) : [])),
    ...openApi(file.api),
    ...consoleClashes(file.console, folder),
    ...historyClashes(file.history),
    ...residentClashes(file.residents, file.history.size),
    ...riskClashes(file.risk),
    ...incidentClashes(file.incidents),
    ...ruleClashes(file.rules, new Map(covers.map(({ cover, group }) => [cover, group]))),
    ...ruleDoubts(file.rules, { covers: covers.map(({ cover }) => cover), groups }),
  ];
  for (const one of clashes) findings.add(one);
  const { name, broker, api, mqtt, rules, heartbeat: heartbeatMs } = file;
  return {
    file: path,
    name,
    data: resolve(folder, file.data),
    storeSecret: toSecretPlace(file.keys, folder),
    covers,
    links,
    webhooks,
    mqtt: {
      ...withSecrets(mqtt, ['mqtt'], secrets),
      tls: mqtt.tls && toBrokerTls(findTls(['mqtt'], mqtt.tls)),
    },
    broker,
    api: { ...api, tls: api.tls && findTls(['api'], api.tls) },
    console: toConsole(file.console, folder),
    perNode: { burst: file.limits.nodeBurst, perSecond: file.limits.nodePerSecond },
    heartbeatMs,
    history: toHistory(file.history),
    residents: toResidents(file.residents, file.history.size),
    supervision: toSupervision(file.supervision),
    risk: toRisk(file.risk, cells),
    incidents: toIncidents(file.incidents),
    rules,
  };
}

const byPlace = (a: Problem, b: Problem) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;

/** Checks the text of a gateway.yaml that stands at `path`, and the files that it names. */
export function checkConfig(path: string, text: string): LoadedConfig | ConfigProblems {
  const source = readYaml(shown(resolve(path)), text);
  const findings = createFindings(source);
  const named = readNamed(resolve(path), source, findings);
  const checked = check(source, gatewaySchema);
  if (!checked.ok) return { ok: false, problems: [...checked.problems, ...findings.problems].toSorted(byPlace) };
  const config = toConfig(resolve(path), checked.value, named, findings);
  const problems = findings.problems.toSorted(byPlace);
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  return { ok: true, config, text, warnings: problems };
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
