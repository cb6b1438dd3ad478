import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('fs', {
  sample: `
    import * as fs from 'fs';
    const log = fs.openSync('/data/log', 'a', 0o600);
    const record = new Buffer('record');
    const written: number = fs.writeSync(log, record, 0, record.length);
    fs.write(log, record, 0, record.length, (error, bytes, buffer) => bytes === buffer.length);
    fs.write(log, record, 0, record.length, null, (error) => fs.close(log, (closing) => closing ?? error));
    fs.open('/data/log', 'r', (error, descriptor) => {
      if (descriptor === undefined) return;
      fs.read(descriptor, record, 0, 6, null, (failed, bytes, buffer) => buffer.slice(0, bytes).toString('hex'));
      fs.fstat(descriptor, (failed, stats) => stats?.isFile());
    });
    if (fs.writeFileSync('/data/seq', String(written)) !== 1) fs.unlinkSync('/data/seq');
    const names: string[] = fs.readdirSync('/data');
    fs.exists(names[0]!, (there) => there && fs.rename('/data/a', '/data/b', (error) => error));
    fs.mkdir('/data/x', '755', () => fs.rmdirSync('/data/x'));
    fs.readFile('/data/seq', (error, data) => data?.toString());
    const size: number = fs.statSync('/data/seq').size;
    fs.createReadStream('/data/log', { bufferSize: size }).on('data', (data) => data.slice()).resume();
    fs.createWriteStream('/data/log', { flags: 'a' }).once('open', function () {}).end('x');
  `,
  before: `import * as fs from 'fs'; const bytes = new Buffer(4);`,
  wrong: [
    ['an append flag of writeFile', 2554, `fs.writeFileSync('x', 'y', { flag: 'a' });`],
    ['appendFile', 2339, `fs.appendFileSync('x', 'y');`],
    ['a typed array to be written', 2345, `fs.writeFileSync('x', new Uint8Array(1));`],
    ['a number as a flag', 2345, `fs.openSync('x', 1);`],
    ['a flag that does not exist', 2345, `fs.openSync('x', 'as');`],
    ['a missing flag', 2554, `fs.openSync('x');`],
    ['fsync', 2339, `fs.fsyncSync(1);`],
    ['truncating', 2339, `fs.ftruncateSync(1, 0);`],
    ['a time of change', 2339, `fs.statSync('x').mtime;`],
    ['an encoding of readFile', 2554, `fs.readFileSync('x', 'utf8');`],
    ['text as what was read', 2322, `const text: string = fs.readFileSync('x');`],
    ['an index into what was read', 7053, `fs.readFileSync('x')[0];`],
    ['text in place of a Buffer', 2345, `fs.writeSync(1, 'text', 0, 4);`],
    ['writeSync without a length', 2554, `fs.writeSync(1, bytes);`],
    ['a path in a Buffer', 2345, `fs.existsSync(bytes);`],
    ['a code of an error', 2339, `fs.unlink('x', (error) => error!.code);`],
    ['open without a callback', 2554, `fs.open('x', 'r');`],
    ['folders within folders', 2345, `fs.mkdirSync('x', { recursive: true });`],
  ],
});
