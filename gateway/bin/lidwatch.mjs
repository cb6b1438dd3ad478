#!/usr/bin/env node
// Plain JavaScript that any Node can read: it finds a Node that can run the rest, then hands over to src/cli/main.ts.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The least Node whose `process.features.typescript` says that it runs TypeScript as it is. */
const LEAST = '22.18';
const here = dirname(fileURLToPath(import.meta.url));

/** Starts take half the time with what was compiled before. Only where nobody else writes: what lies there is run. */
const cache = process.env.CACHE_DIRECTORY ?? join(here, '..', '..', 'node_modules', '.cache', 'lidwatch');

/** The Node that the workspace brings along, in the nearest node_modules above this file. */
function bundledNode(folder) {
  const binary = join(folder, 'node_modules', 'node', 'bin', 'node');
  if (existsSync(binary)) return binary;
  const above = dirname(folder);
  return above === folder ? undefined : bundledNode(above);
}

/** Ends as the child ends. A terminal sends Ctrl-C to both; what is sent to this process alone is passed on. */
function runOn(binary) {
  const child = spawn(binary, process.argv.slice(1), { stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`lidwatch: ${binary}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

async function start() {
  module.enableCompileCache(cache);
  const { main } = await import('../src/cli/main.ts');
  await main();
}

if (process.features.typescript) {
  try {
    await start();
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    process.stderr.write(`lidwatch: ${error.message}\n    run npm install in the project's folder first\n`);
    process.exitCode = 1;
  }
} else {
  const binary = bundledNode(here);
  if (binary) runOn(binary);
  else {
    process.stderr.write(`lidwatch: Node ${process.version} is too old; ${LEAST} or newer is needed\n`);
    process.stderr.write("    run npm install in the project's folder: it brings a newer Node along\n");
    process.exitCode = 1;
  }
}
