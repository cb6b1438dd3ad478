import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkConfig } from '../../../gateway/src/config/loadConfig.ts';
import { findPort } from '../../../gateway/src/transports/ports/findPort.ts';
import { listPorts } from '../../../gateway/src/transports/ports/listPorts.ts';
import { portLine, suggestPort } from '../../../gateway/src/transports/ports/suggestPort.ts';
import { createFakeMachine, type FakeMachine } from '../../support/fakeMachine.ts';

const KIND = { vendor: '0403', product: '6010' };

const lines = ({ machine }: FakeMachine): Record<string, string> => {
  const all = listPorts(machine);
  return Object.fromEntries(
    all.map((port) => [port.device.replace(`${machine.dev}/`, ''), portLine(suggestPort(port, all))]),
  );
};

describe('the name of a port for gateway.yaml', () => {
  it('is the by-id link, or what the device says of itself where nobody makes links', () => {
    const fake = createFakeMachine();
    fake.plug('ttyUSB0', { ...KIND, serial: 'A' }, '/nowhere');
    fake.plug('ttyUSB1', { ...KIND, serial: 'B' }, '/nowhere');
    fake.link('by-id', 'usb-B', 'ttyUSB1');
    expect(lines(fake)).toEqual({
      ttyUSB0: 'usb: 0403:6010:A',
      ttyUSB1: `path: ${join(fake.machine.dev, 'serial/by-id/usb-B')}`,
    });
  });

  it('tells the interfaces of one device apart', () => {
    const fake = createFakeMachine();
    fake.plug('ttyUSB0', { ...KIND, serial: 'A', interface: 0 }, '/nowhere');
    fake.plug('ttyUSB1', { ...KIND, serial: 'A', interface: 1 }, '/nowhere');
    expect(lines(fake)).toEqual({ ttyUSB0: 'usb: 0403:6010:A:if00', ttyUSB1: 'usb: 0403:6010:A:if01' });
  });

  it('is the socket where two devices say the same: by-id has one link for both of them', () => {
    const fake = createFakeMachine();
    fake.plug('ttyUSB0', KIND, '/nowhere');
    fake.plug('ttyUSB1', KIND, '/nowhere');
    fake.link('by-id', 'usb-1', 'ttyUSB1');
    fake.link('by-path', 'socket-2', 'ttyUSB1');
    expect(lines(fake)).toEqual({
      ttyUSB0: `path: ${join(fake.machine.dev, 'ttyUSB0')}`,
      ttyUSB1: `path: ${join(fake.machine.dev, 'serial/by-path/socket-2')}`,
    });
  });

  it.each(['A50285BI', '84:F7:03:A1', '00', 'a b', 'x: #', 'ends:'])('is read back from the file: %s', (serial) => {
    const fake = createFakeMachine();
    const usb = { ...KIND, serial, interface: 2 };
    fake.plug('ttyUSB0', usb, '/nowhere');
    fake.plug('ttyUSB1', { ...usb, interface: 3 }, '/nowhere');
    const line = lines(fake).ttyUSB0 ?? '';
    expect(parse(line)).toEqual({ usb: `0403:6010:${serial}:if02` });
    const file = `name: a\nlinks:\n  - name: f\n    kind: rak3172\n    ${line}\n`;
    const checked = checkConfig('/nowhere/gateway.yaml', file);
    const [link] = checked.ok ? checked.config.links : [];
    expect(link).toMatchObject({ usb });
    expect(link && 'usb' in link && findPort(fake.machine, { usb: link.usb })).toMatchObject({ ok: true });
  });
});
