#!/usr/bin/env node
// Plain JavaScript, so that it starts on whatever Node a machine has; the tool itself is TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const bundled = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));

if (major < 22 || (major === 22 && minor < 12)) {
  if (!existsSync(bundled)) {
    console.error(`lidwatch-fw: Node ${process.version} is too old: use 22.12 or newer, or run \`npm install\` first`);
    process.exit(1);
  }
  const run = spawnSync(bundled, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(run.status ?? 1);
}

const { register } = await import('tsx/esm/api');
register();
const { main } = await import('../build/main.ts');
process.exitCode = await main(process.argv.slice(2));
