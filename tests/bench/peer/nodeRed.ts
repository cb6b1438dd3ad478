import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freeTcpPort } from '../../support/ports.ts';
import { coverFlow } from './flow.ts';

export interface NodeRed {
  readonly version: string;
  readonly pid: number;
  output(): string;
  stop(): Promise<void>;
}

const run = promisify(execFile);

/** Node-RED and the decoder that the gateway has, into a folder that the caller removes. */
export async function installNodeRed(folder: string): Promise<string> {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'peer', private: true }));
  const packages = ['node-red', 'cbor-x'];
  await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], { cwd: folder });
  const { version } = JSON.parse(readFileSync(join(folder, 'node_modules/node-red/package.json'), 'utf8'));
  return version;
}

/** Headless: no editor, no HTTP, one flow. */
export async function startNodeRed(folder: string, version: string, brokerPort: number): Promise<NodeRed> {
  const settings = {
    ...{ uiHost: '127.0.0.1', uiPort: await freeTcpPort(), httpAdminRoot: false, httpNodeRoot: false },
    ...{ userDir: folder, flowFile: 'flows.json', functionExternalModules: true },
    ...{ telemetry: { enabled: false }, diagnostics: { enabled: false, ui: false } },
    logging: { console: { level: 'warn', metrics: false, audit: false } },
  };
  writeFileSync(join(folder, 'settings.js'), `module.exports = ${JSON.stringify(settings)};\n`);
  writeFileSync(join(folder, 'flows.json'), JSON.stringify(coverFlow(brokerPort)));
  const program = join(folder, 'node_modules/node-red/red.js');
  const child = spawn(process.execPath, [program, '--settings', join(folder, 'settings.js')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return {
    version,
    pid: child.pid ?? 0,
    output: () => output,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
