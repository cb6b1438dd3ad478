import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const declarations = fileURLToPath(new URL('../../firmware/iotjs-types/index.d.ts', import.meta.url));
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lidwatch-iotjs-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function errorsOf(text: string): string[] {
  const file = join(folder, 'use.ts');
  writeFileSync(file, text);
  const options = ['--noEmit', '--strict', '--ignoreConfig', '--lib', 'es5', '--module', 'commonjs', '--types', ''];
  const { stdout } = spawnSync(process.execPath, [tsc, ...options, declarations, file], {
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((line) => line.includes('error TS'));
}

describe('the declarations of IoT.js', () => {
  it('allow what a node does with its UART, I2C, pins and timers', () => {
    expect(
      errorsOf(`
        import * as uart from 'uart';
        import * as i2c from 'i2c';
        import * as gpio from 'gpio';
        const port = uart.openSync({ device: '/dev/ttyS1', baudRate: 9600 });
        port.on('data', (data) => port.write(data.toString('hex') + data.readUInt8(0)));
        const part = i2c.openSync({ device: '/dev/i2c-1', address: 0x19 });
        part.writeSync([0x0f]);
        const who: number = part.readSync(1)[0]!;
        const pin = gpio.openSync({ pin: 4, direction: gpio.DIRECTION.IN, edge: gpio.EDGE.BOTH });
        pin.onChange = () => { if (pin.readSync()) clearTimeout(timer); };
        const timer = setTimeout(() => {}, who);
        timer.unref();
      `),
    ).toEqual([]);
  });

  it.each([
    ['bytes on a UART', `import * as uart from 'uart'; uart.openSync({ device: 'x' }).write(new Uint8Array(1));`],
    ['an index into a Buffer', `import * as uart from 'uart'; uart.openSync({ device: 'x' }).on('data', (d) => d[0]);`],
    [
      'a typed array on the I2C bus',
      `import * as i2c from 'i2c'; i2c.openSync({ address: 1 }).writeSync(new Uint8Array(1));`,
    ],
    ['a listener on a pin', `import * as gpio from 'gpio'; gpio.openSync({ pin: 1 }).on('change', () => {});`],
    ['a timer as a number', 'const id: number = setTimeout(() => {}, 1);'],
  ])('refuse %s', (_name, text) => {
    expect(errorsOf(text)).toHaveLength(1);
  });
});
