/**
 * Holds the arrows of the design: which package, and which folder inside a package, may import which.
 * dependency-cruiser would be the library for this, but its release 18 reads no sources under TypeScript 7.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

interface PackageRule {
  /** workspace packages that its sources may import */
  readonly uses: readonly string[];
  /** folder (or file) of src -> the other folders or files that it may import; what is not listed may not */
  readonly inside: Readonly<Record<string, readonly string[]>>;
  /** sources that run on a microcontroller: nothing but the packages above */
  readonly portable?: boolean;
  /** sources that run in a browser: nothing of Node's, and no page may import another */
  readonly browser?: boolean;
}

const PACKAGES: Readonly<Record<string, PackageRule>> = {
  'shared-protocol': {
    uses: [],
    inside: {
      'bytes.ts': [],
      crypto: [],
      cbor: ['bytes.ts'],
      links: [],
      fields: ['crypto', 'bytes.ts'],
      envelope: ['crypto', 'bytes.ts'],
      messages: ['fields', 'cbor'],
      gateway: ['fields', 'cbor', 'crypto', 'envelope', 'messages'],
      'index.ts': ['fields', 'cbor', 'crypto', 'envelope', 'messages', 'links', 'bytes.ts'],
    },
  },
  firmware: {
    uses: ['@lidwatch/protocol'],
    portable: true,
    inside: {
      core: [],
      'buses.ts': [],
      drivers: ['core/hal.ts', 'buses.ts'],
      modems: ['core/hal.ts', 'buses.ts'],
      boards: ['core', 'drivers', 'modems', 'buses.ts'],
      'index.ts': ['core', 'drivers', 'modems', 'boards', 'buses.ts'],
    },
  },
  gateway: {
    uses: ['@lidwatch/protocol', '@lidwatch/protocol/gateway'],
    inside: {
      'errors.ts': [],
      parts: [],
      detect: ['errors.ts'],
      accounts: ['parts', 'errors.ts'],
      incidents: ['detect', 'accounts/roles.ts', 'parts', 'errors.ts'],
      supervision: ['detect', 'incidents', 'parts', 'errors.ts'],
      risk: ['detect', 'incidents', 'parts', 'errors.ts'],
      residents: ['detect', 'incidents', 'accounts', 'parts', 'errors.ts'],
      mqtt: ['parts'],
      transports: ['parts', 'mqtt', 'errors.ts'],
      orders: [],
      config: [
        'detect',
        'orders',
        'accounts/roles.ts',
        'incidents',
        'supervision',
        'risk',
        'residents',
        'parts',
        'errors.ts',
      ],
      replay: ['detect', 'config', 'parts', 'errors.ts'],
      store: ['detect', 'orders', 'accounts', 'incidents', 'residents', 'parts', 'errors.ts'],
      ingest: ['detect', 'orders', 'store', 'parts', 'errors.ts', 'transports/transport.ts'],
      lockstep: ['detect', 'orders', 'config', 'ingest', 'store', 'parts', 'errors.ts', 'transports/transport.ts'],
      dryrun: ['detect', 'store', 'ingest/history.ts'],
      backup: ['store', 'parts', 'errors.ts'],
      service: ['parts'],
      client: ['api/problem.ts', 'errors.ts'],
      doctor: ['config', 'store', 'parts', 'transports', 'mqtt', 'client', 'api/schemas/system.ts', 'errors.ts'],
      upstream: ['detect', 'incidents', 'store', 'parts', 'mqtt', 'errors.ts'],
      documents: [
        'detect',
        'orders',
        'config',
        'store',
        'dryrun',
        'incidents',
        'supervision',
        'risk',
        'residents',
        'accounts',
        'parts',
      ],
      desk: ['detect', 'orders', 'incidents', 'accounts/roles.ts', 'config', 'store', 'parts', 'errors.ts'],
      api: [
        ...[
          'detect',
          'orders',
          'accounts',
          'incidents',
          'supervision',
          'risk',
          'residents',
          'config',
          'store',
          'dryrun',
          'desk',
        ],
        ...['parts', 'documents', 'errors.ts', 'ingest/ruleBook.ts'],
      ],
      wiring: ['*'],
      'measures.ts': ['*'],
      'gateway.ts': ['config', 'parts'],
      'app.ts': ['*'],
      cli: ['*'],
      'index.ts': ['*'],
    },
  },
  // the gateway's code is not to be in a browser: tests/console holds the documents of both together
  'gateway/console': {
    uses: [],
    browser: true,
    inside: {
      'paths.ts': [],
      api: [],
      i18n: ['api/keep.ts'],
      theme: ['api/keep.ts'],
      live: ['api'],
      kept: ['api'],
      waiting: ['api', 'live/backoff.ts'],
      shell: ['api', 'i18n', 'theme', 'live', 'kept', 'waiting', 'parts', 'paths.ts'],
      parts: ['api', 'i18n', 'theme', 'live', 'waiting', 'shell', 'paths.ts'],
      pages: ['api', 'i18n', 'theme', 'live', 'kept', 'waiting', 'shell', 'parts', 'paths.ts'],
      worker: [],
      'routes.ts': ['pages', 'shell/route.ts', 'paths.ts'],
      'app.tsx': ['*'],
      'main.tsx': ['*'],
    },
  },
  sim: {
    uses: ['@lidwatch/protocol', '@lidwatch/protocol/gateway', '@lidwatch/firmware'],
    inside: {
      'errors.ts': [],
      random: [],
      clock: [],
      physics: ['random'],
      radio: ['random', 'clock'],
      scenario: ['random', 'physics', 'radio', 'errors.ts'],
      truth: ['scenario'],
      suite: ['scenario', 'errors.ts'],
      district: ['random', 'physics', 'scenario'],
      node: ['clock', 'random', 'physics', 'radio'],
      link: ['clock', 'radio'],
      city: ['clock', 'random', 'physics', 'radio', 'scenario', 'truth', 'node'],
      evaluate: ['random', 'scenario', 'suite', 'truth', 'radio', 'node', 'link', 'city', 'errors.ts'],
      cli: ['*'],
      'index.ts': ['*'],
    },
  },
};

const IMPORT =
  /^\s*(?:import|export)\b[^'"]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

const faults: string[] = [];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function fault(file: string, what: string): void {
  faults.push(`${relative(root, file)}: ${what}`);
}

/** The name under which a file stands in the table: its folder below src, or its own name at the top of src. */
function roomOf(pathInSrc: string): string {
  return pathInSrc.split('/')[0] ?? '';
}

/** `pages/map` of a file below it. */
function folderOf(pathInSrc: string): string {
  return pathInSrc.split('/').slice(0, 2).join('/');
}

function checkInside(name: string, rule: PackageRule, src: string, file: string, target: string): void {
  const here = roomOf(relative(src, file));
  const there = relative(src, target);
  const allowed = rule.inside[here];
  if (allowed === undefined) {
    fault(file, `'${here}' has no row in scripts/layers.ts for ${name}`);
    return;
  }
  const room = roomOf(there);
  if (room === 'pages' && here === 'pages' && folderOf(there) !== folderOf(relative(src, file))) {
    fault(file, `a page may not import another: ${there}`);
  }
  if (room === here || allowed.includes('*') || allowed.includes(room) || allowed.includes(there)) return;
  fault(file, `${here} may not import ${there}`);
}

function checkFile(name: string, rule: PackageRule, src: string, file: string): void {
  for (const specifier of importsOf(file)) {
    if (specifier.startsWith('.')) {
      const target = resolve(dirname(file), specifier);
      if (target.startsWith(src)) checkInside(name, rule, src, file, target);
      else fault(file, `leaves its package: ${specifier}`);
    } else if (specifier.startsWith('@lidwatch/')) {
      if (!rule.uses.includes(specifier)) fault(file, `${name} may not import ${specifier}`);
    } else if (rule.portable) {
      fault(file, `runs on a microcontroller and may not import ${specifier}`);
    } else if (rule.browser && specifier.startsWith('node:')) {
      fault(file, `runs in a browser and may not import ${specifier}`);
    }
  }
}

/** Files that import each other in a ring, the shortest walk from each start, reported once. */
function checkCycles(files: readonly string[]): void {
  const known = new Set(files);
  const done = new Set<string>();
  function visit(file: string, path: readonly string[]): void {
    if (done.has(file)) return;
    const at = path.indexOf(file);
    if (at >= 0) {
      fault(file, `import cycle: ${[...path.slice(at), file].map((one) => relative(root, one)).join(' -> ')}`);
      return;
    }
    for (const specifier of importsOf(file)) {
      const target = resolve(dirname(file), specifier);
      if (specifier.startsWith('.') && known.has(target)) visit(target, [...path, file]);
    }
    done.add(file);
  }
  for (const file of files) visit(file, []);
}

let count = 0;
for (const [name, rule] of Object.entries(PACKAGES)) {
  const src = join(root, name, 'src');
  const files = sources(src);
  count += files.length;
  for (const file of files) checkFile(name, rule, src, file);
  checkCycles(files);
}
for (const line of faults) console.error(line);
console.log(`${count} files, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
