import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPort } from '../../../gateway/src/transports/ports/findPort.ts';
import { createFakeMachine } from '../../support/fakeMachine.ts';

const KIND = { vendor: '1a86', product: '7523' };

describe('a port that is named by its USB device', () => {
  it('is the one that fits in all that is asked for', () => {
    const { machine, plug } = createFakeMachine();
    plug('ttyUSB0', { ...KIND, serial: 'A' }, '/nowhere');
    plug('ttyUSB1', { ...KIND, serial: 'B', interface: 0 }, '/nowhere');
    plug('ttyUSB2', { ...KIND, serial: 'B', interface: 1 }, '/nowhere');
    const find = (more: object) => {
      const found = findPort(machine, { usb: { ...KIND, ...more } });
      return found.ok ? found.path : found.reason;
    };
    expect(find({ serial: 'A' })).toBe(join(machine.dev, 'ttyUSB0'));
    expect(find({ serial: 'B', interface: 1 })).toBe(join(machine.dev, 'ttyUSB2'));
    expect(find({ serial: 'C' })).toBe('no such device is plugged in (lidwatch ports lists them)');
    const both = ['ttyUSB1', 'ttyUSB2'].map((name) => join(machine.dev, name)).join(', ');
    expect(find({ serial: 'B' })).toBe(`fits several ports: ${both}; say which (lidwatch ports tells how)`);
  });

  it('is its path where it is named by that, whatever is there', () => {
    expect(findPort(createFakeMachine().machine, { path: '/dev/x' })).toEqual({ ok: true, path: '/dev/x' });
  });
});
