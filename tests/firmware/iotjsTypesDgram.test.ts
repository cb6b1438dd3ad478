import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('dgram', {
  sample: `
    import * as dgram from 'dgram';
    import { EventEmitter } from 'events';
    const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true }, (message, sender) => {
      socket.send([message, 'ack'], sender.port, sender.address, (error, bytes) => bytes === sender.size + 3);
    });
    socket.on('error', (error) => { throw error; });
    socket.bind(5683, '127.0.0.1', () => { socket.setBroadcast(true); });
    const port: number = socket.address().port;
    socket.send('text', port);
    socket.send(new Buffer([1, 2, 3]), 0, 2, port, '127.0.0.1');
    socket.setTTL(socket.setMulticastTTL(4));
    socket.addMembership('224.0.1.187');
    new dgram.Socket('udp4').bind({ port: 0 }).once('listening', () => {}).close(() => {});
    const known: boolean = socket instanceof EventEmitter;
  `,
  before: `import * as dgram from 'dgram'; const socket = dgram.createSocket('udp4');`,
  wrong: [
    ['IPv6', 2345, `dgram.createSocket('udp6');`],
    ['a typed array', 2345, `socket.send(new Uint8Array(1), 1, 'x');`],
    ['a callback without an address', 2345, `socket.send('x', 1, () => {});`],
    ['a message without a port', 2554, `socket.send('x');`],
    ['an index into a message', 7053, `socket.on('message', (message) => message[0]);`],
    ['an event that does not exist', 2345, `socket.on('data', () => {});`],
    ['unref', 2339, `socket.unref();`],
    ['connecting', 2339, `socket.connect(1, 'x');`],
    ['a buffer size', 2339, `socket.setRecvBufferSize(1);`],
    ['a code of an error', 2339, `socket.on('error', (error) => error.code);`],
    ['a time to live as text', 2345, `socket.setTTL('4');`],
  ],
});
