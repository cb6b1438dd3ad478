import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('uart', {
  sample: `
    import * as uart from 'uart';
    const port = uart.openSync({ device: '/dev/ttyS1', baudRate: 1800, dataBits: 7 });
    let line = '';
    port.on('data', (data) => { line += data.toString('hex') + data.readUInt8(0); });
    port.writeSync('AT\\r\\n');
    port.write('AT+SEND=1,2,00\\r\\n', (error) => { if (error) port.closeSync(); });
    const later: uart.UartPort = uart.open({ device: '/dev/ttyS2' }, (error) => {
      if (error === null) later.write('AT');
    });
    later.once('data', (data: Buffer) => later.close((error) => error?.message));
    later.removeAllListeners('data').close();
  `,
  before: `import * as uart from 'uart'; const port = uart.openSync({ device: 'x' });`,
  wrong: [
    ['raw bytes', 2345, `port.write(new Uint8Array(1));`],
    ['raw bytes, synchronously', 2345, `port.writeSync(new Uint8Array(1));`],
    ['a Buffer', 2345, `port.writeSync(new Buffer(1));`],
    ['an index into what was received', 7053, `port.on('data', (data) => data[0]);`],
    ['text as what was received', 2345, `port.on('data', (data: string) => data);`],
    ['an event that does not exist', 2345, `port.on('error', () => {});`],
    ['an undefined callback', 2345, `port.write('AT', undefined);`],
    ['open without a callback', 2554, `uart.open({ device: 'x' });`],
    ['a port in the callback', 2345, `uart.open({ device: 'x' }, (error: Error | null, opened: unknown) => {});`],
    ['a missing device', 2741, `uart.openSync({ baudRate: 9600 });`],
    ['a rate that IoT.js does not know', 2322, `uart.openSync({ device: 'x', baudRate: 14400 });`],
    ['parity', 2353, `uart.openSync({ device: 'x', parity: 'even' });`],
    ['a result of writing', 1345, `if (port.writeSync('x')) throw 0;`],
  ],
});
