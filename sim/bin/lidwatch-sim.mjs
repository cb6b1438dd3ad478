#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// a run of the simulator is often short, and many of them follow each other in CI
module.enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/lidwatch', import.meta.url)));
const { main } = await import('../src/cli/main.ts');
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => ending.abort());
// whoever read our output has gone: nobody is left to run for
process.stdout.on('error', () => ending.abort());
process.exitCode = await main(process.argv.slice(2), ending.signal);
