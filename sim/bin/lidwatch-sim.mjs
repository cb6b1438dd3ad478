#!/usr/bin/env node
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../src/cli/main.ts');
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => ending.abort());
// whoever read our output has gone: nobody is left to run for
process.stdout.on('error', () => ending.abort());
process.exitCode = await main(process.argv.slice(2), ending.signal);
