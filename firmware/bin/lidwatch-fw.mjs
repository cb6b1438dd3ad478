#!/usr/bin/env node
// Plain JavaScript, so that it starts on whatever Node a machine has; the tool itself is TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../node_modules/.cache/lidwatch', import.meta.url));
const bundled = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));

/** Ends as the child ends. A terminal sends Ctrl-C to both; what is sent to this process alone is passed on. */
function runOn(binary) {
  const child = spawn(binary, process.argv.slice(1), { stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`lidwatch-fw: ${binary}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

async function start() {
  // whoever read the output has gone (`| head`): nobody is left to run for
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  }
  module.enableCompileCache(cache);
  const { main } = await import('../build/main.ts');
  process.exitCode = await main(process.argv.slice(2));
}

// from 22.18 on Node runs TypeScript as it is
if (process.features.typescript) {
  try {
    await start();
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error(`lidwatch-fw: ${error.message}\n    run npm install in the project's folder first`);
    process.exitCode = 1;
  }
} else if (existsSync(bundled)) runOn(bundled);
else {
  console.error(`lidwatch-fw: Node ${process.version} is too old: use 22.18 or newer, or run \`npm install\` first`);
  process.exitCode = 1;
}
