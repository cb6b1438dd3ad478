import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PortsReport, reportPorts } from '../../../gateway/src/cli/portReport.ts';
import { checkConfig } from '../../../gateway/src/config/loadConfig.ts';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createFakeMachine } from '../../support/fakeMachine.ts';
import { createScratch } from '../../support/scratch.ts';

const LINKS = `name: a
links:
  - { name: roof, kind: rak3172, usb: "0403:6001:A" }
  - { name: yard, kind: rylr998, path: /dev/nowhere }
  - { name: shed, kind: rylr998, usb: "1a86:7523" }
  - { name: field, kind: udp, port: 0 }
`;

describe('lidwatch ports', () => {
  it('tells of each port what it is, who uses it, what keeps one from it, and how to name it', () => {
    const fake = createFakeMachine();
    fake.plug('ttyUSB0', { vendor: '0403', product: '6001', serial: 'A' }, '/dev/null', ['FTDI', 'FT232R']);
    fake.mayUse = () => false;
    fake.write('etc/group', 'dialout:x:0:\n');
    const checked = checkConfig('/nowhere/gateway.yaml', LINKS);
    const device = join(fake.machine.dev, 'ttyUSB0');
    expect(reportPorts(fake.machine, checked.ok ? checked.config.links : [])).toEqual({
      ports: [
        {
          device,
          usb: '0403:6001:A:if00',
          text: 'FTDI FT232R',
          link: 'roof',
          heldBy: [],
          trouble: expect.stringContaining('group dialout'),
          write: 'usb: 0403:6001:A',
        },
      ],
      missing: [
        { link: 'yard', port: '/dev/nowhere', reason: 'is not there' },
        { link: 'shed', port: 'usb 1a86:7523', reason: 'no such device is plugged in (lidwatch ports lists them)' },
      ],
    });
  });

  it('runs on this machine, and shows the links of a configuration', async () => {
    const file = createScratch().write('gateway.yaml', LINKS);
    const { ports, missing } = await lidwatchJson<PortsReport>('ports', '--config', file);
    expect(Array.isArray(ports)).toBe(true);
    expect(missing.map(({ link }) => link)).toContain('yard');
    const { code, out } = await lidwatch('ports', '--config', file);
    expect(code).toBe(0);
    expect(out).toMatch(/^(port {2}|no serial ports)/);
    expect(out).toContain('link yard: /dev/nowhere: is not there\n');
  });

  it('refuses a configuration that has errors', async () => {
    const file = createScratch().write('gateway.yaml', 'name: A\n');
    expect(await lidwatch('ports', '--config', file)).toMatchObject({ code: 2 });
  });
});
