// The one door to every task: `node scripts/run.mjs TASK [ARGS]`, plain JavaScript, so that it runs on the Node that a
// machine happens to have. It installs what is missing, then runs the task on the Node 24 that the project brings along.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureConsole } from './console.mjs';
import { ensurePrograms } from './programs.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const bundledNode = join(root, 'node_modules', 'node', 'bin', 'node');

const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts'];

/** Steps of a task: [label, arguments to node]. A check goes on after a failed step, so that one run shows all. `console`: it needs the built console. */
const TASKS = {
  start: { programs: ['socat'], console: true, steps: [['demo', ['scripts/demo.ts']]] },
  test: {
    programs: ['duktape', 'socat', 'mosquitto', 'mosquitto-clients', 'python3-cbor2', 'systemd', 'openssl', 'chromium'],
    console: true,
    steps: [['tests', VITEST]],
  },
  check: {
    programs: [],
    steps: [
      ['lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
      ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
      ['types of the console', ['node_modules/typescript/bin/tsc', '-p', 'gateway/console']],
      ['types of what runs in a browser', ['node_modules/typescript/bin/tsc', '-p', 'tests/browser']],
      ["types of the console's worker", ['node_modules/typescript/bin/tsc', '-p', 'gateway/console/src/worker']],
      ['types of the portable protocol, ES5 library', ['node_modules/typescript/bin/tsc', '-p', 'shared-protocol']],
      ['types of the firmware, ES5 library', ['node_modules/typescript/bin/tsc', '-p', 'firmware']],
      ['layers', ['scripts/layers.ts']],
      ['links in documents', ['scripts/links.ts']],
      ['dead code', ['node_modules/knip/bin/knip.js']],
    ],
  },
  bench: { programs: ['socat', 'mosquitto'], steps: [['benchmark', ['--expose-gc', 'tests/bench/run.ts']]] },
  soak: { programs: [], steps: [['soak', ['--expose-gc', 'tests/soak/run.ts']]] },
  conformance: { programs: ['duktape'], steps: [['conformance', ['firmware/conformance/run.ts']]] },
  package: { programs: [], console: true, steps: [['package', ['scripts/package.ts']]] },
  console: { programs: [], steps: [['console', ['scripts/console.mjs', '--always']]] },
  screenshots: {
    programs: ['chromium', 'fonts-noto-cjk'],
    console: true,
    steps: [['screenshots', ['scripts/screenshots.ts']]],
  },
  energy: { programs: [], steps: [['energy', ['firmware/energy/run.ts']]] },
};

function say(text) {
  process.stderr.write(`lidwatch: ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}

/**
 * Once per lock file: the stamp holds the hash of the lock that the installed tree was made from. Not `npm ci`, which
 * refuses a lock that lists this platform's optional packages only; --no-save honours the lock and leaves it alone.
 */
function ensureDependencies() {
  const stamp = join(root, 'node_modules', '.lidwatch-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('installing npm packages (once; this can take a minute) ...');
  // an older Node makes npm warn about engines; the project runs on its own Node 24, so only errors are of interest
  const npm = spawnSync('npm', ['install', '--no-save', '--include=dev', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (npm.error) fail(`npm could not be started (${npm.error.message}): install npm, then run this again`);
  if (npm.status !== 0) fail('npm install failed, see above: mend that (often the network), then run this again');
  writeFileSync(stamp, lock);
}

/** The Node to run on: the project's own, else this one where it is recent enough. */
function chooseNode() {
  if (!existsSync(bundledNode)) {
    // package managers that block install scripts leave the `node` package without its binary
    spawnSync('npm', ['rebuild', 'node', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2] });
  }
  if (existsSync(bundledNode)) return bundledNode;
  // from 22.18 on Node runs TypeScript as it is
  if (process.features.typescript) return process.execPath;
  return fail(
    `Node ${process.version} is too old and the project's own could not be installed: use Node 22.18 or newer`,
  );
}

/** The counts that the test reporter left, printed last: what a script or a person looks for. */
function printSummary(file) {
  if (existsSync(file)) process.stdout.write(readFileSync(file, 'utf8'));
  else process.stdout.write('0 passed, 1 failed\n');
}

const [name, ...args] = process.argv.slice(2);
const task = TASKS[name];
if (!task) fail(`unknown task ${name ?? '(none)'}: one of ${Object.keys(TASKS).join(', ')}`);

/** milliseconds between two looks whether whoever started this is still there */
const PARENT_POLL = 500;

/** milliseconds that a step has to end by itself after a Ctrl-C */
const CTRL_C_GRACE = 500;

/**
 * Runs one step to its end, and resolves with its exit code. Ctrl-C reaches the whole process group: the step ends
 * itself, and this process waits for it; a SIGINT that was sent to this process alone is passed on. SIGTERM and SIGHUP reach this process alone and are passed on; npm passes them
 * to the shell between, which dies of them without a word, so the parent's end counts as one of them.
 */
function runStep(node, nodeArgs, options) {
  const child = spawn(node, nodeArgs, options);
  let ended = false;
  const end = () => {
    ended = true;
    child.kill('SIGTERM');
  };
  const interrupt = () => {
    ended = true;
    setTimeout(() => child.kill('SIGINT'), CTRL_C_GRACE).unref();
  };
  const parent = process.ppid;
  const poll = setInterval(() => {
    if (process.ppid !== parent && !ended) end();
  }, PARENT_POLL);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, end);
  process.on('SIGINT', interrupt);
  return new Promise((resolve) => {
    const settle = (code) => {
      clearInterval(poll);
      for (const signal of ['SIGTERM', 'SIGHUP']) process.off(signal, end);
      process.off('SIGINT', interrupt);
      resolve({ code, ended });
    };
    child.once('error', (error) => {
      say(`${node}: ${error.message}`);
      settle(1);
    });
    child.once('exit', (code) => settle(code ?? 1));
  });
}

process.on('SIGINT', () => undefined);

ensureDependencies();
const node = chooseNode();
ensurePrograms(task.programs, say);
if (task.console && ensureConsole(node, say) !== 0) fail('the console could not be built, see above');

const scratch = mkdtempSync(join(tmpdir(), 'lidwatch-run-'));
const summary = join(scratch, 'summary');
const env = {
  ...process.env,
  PATH: [join(root, 'node_modules', 'node', 'bin'), bin, process.env.PATH ?? ''].join(delimiter),
  LIDWATCH_SUMMARY: summary,
};
let status = 0;
for (const [label, nodeArgs] of task.steps) {
  if (task.steps.length > 1) say(`${label} ...`);
  const { code, ended } = await runStep(node, [...nodeArgs, ...args], { cwd: root, stdio: 'inherit', env });
  if (code !== 0 && task.steps.length > 1) say(`${label}: failed`);
  status ||= code;
  if (ended) break;
}
if (name === 'test') printSummary(summary);
if (name === 'check') say(status === 0 ? 'all checks hold' : 'some checks failed, see above');
rmSync(scratch, { recursive: true, force: true });
process.exit(status);
