import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listPorts } from '../../../gateway/src/transports/ports/listPorts.ts';
import { createFakeMachine } from '../../support/fakeMachine.ts';

const FTDI = { vendor: '0403', product: '6001', serial: 'A50285BI' };

it('lists what has a device behind it, with what its USB device says and the links that last', () => {
  const { machine, plug, addUart, link } = createFakeMachine();
  plug('ttyUSB0', FTDI, '/nowhere', ['FTDI', 'FT232R USB UART']);
  plug('ttyACM3', { vendor: '2886', product: '802F', interface: 10 }, '/nowhere', ['', 'Seeed']);
  addUart('ttyS0', 4);
  addUart('ttyS1', 0);
  link('by-id', 'usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0', 'ttyUSB0');
  link('by-path', 'pci-0000:00:14.0-usb-0:2:1.0-port0', 'ttyUSB0');
  const dev = (name: string): string => join(machine.dev, name);
  expect(listPorts(machine)).toEqual([
    { device: dev('ttyACM3'), usb: { vendor: '2886', product: '802f', interface: 10 }, text: 'Seeed' },
    { device: dev('ttyS0') },
    {
      device: dev('ttyUSB0'),
      usb: { ...FTDI, interface: 0 },
      text: 'FTDI FT232R USB UART',
      byId: dev('serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0'),
      byPath: dev('serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0'),
    },
  ]);
});

it('lists nothing where there is no sysfs', () => {
  const { machine } = createFakeMachine();
  expect(listPorts({ ...machine, sys: '/nowhere', dev: '/nowhere' })).toEqual([]);
});
