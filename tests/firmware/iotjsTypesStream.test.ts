import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('stream', {
  sample: `
    import * as stream from 'stream';
    class Sink extends stream.Writable {
      _write(chunk: Buffer, callback: (() => void) | undefined, written: () => void): void {
        if (callback && chunk.length) callback();
        written();
      }
    }
    const sink = new Sink({ highWaterMark: 64 });
    sink._readyToWrite();
    const source = new stream.Readable();
    source.on('data', (data) => data.toString('hex')).pipe(sink, { end: false }).on('finish', () => {});
    source.push('text');
    source.push(null);
    const rest: Buffer | null = source.isPaused() ? source.read() : null;
    if (sink.write(rest ?? 'x', () => {})) sink.end();
    new stream.Duplex({}).write('x');
  `,
  before: `import * as stream from 'stream'; const source = new stream.Readable();`,
  wrong: [
    ['reading a few bytes', 2554, `source.read(4);`],
    ['pushing a typed array', 2345, `source.push(new Uint8Array(1));`],
    ['an encoding of the stream', 2339, `source.setEncoding('utf8');`],
    ['a pipe into a source', 2739, `source.pipe(source);`],
    ['a transform', 2339, `new stream.Transform();`],
    ['an event that does not exist', 2345, `source.on('resume', () => {});`],
  ],
});
