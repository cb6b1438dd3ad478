import { createAir, createVirtualTime, type Passage } from '@lidwatch/sim';
import { expect, test } from 'vitest';

/** Modules on one bench, with hosts that write whole commands and keep what they are told. */
function createBench(...names: string[]) {
  const time = createVirtualTime();
  const passed: Passage[] = [];
  const air = createAir({ time, passed: (passage) => passed.push(passage) });
  const hosts = names.map((name) => {
    let told = '';
    const module = air.add(name, (bytes) => {
      told += Buffer.from(bytes).toString('latin1');
    });
    return {
      say(...commands: string[]) {
        for (const command of commands) module.feed(Buffer.from(`${command}\r\n`, 'latin1'));
      },
      told(): string {
        const before = told;
        told = '';
        return before;
      },
    };
  });
  const [a, b] = hosts;
  if (!a || !b) throw new Error('two modules at least');
  return { a, b, hosts, passed, run: (ms: number) => time.run(time.now() + ms) };
}

test('what one module sends, the other hears byte for byte, and no sooner than the airtime allows', () => {
  const { a, b, passed, run } = createBench('a', 'b');
  a.say('AT+ADDRESS=7');
  b.say('AT+ADDRESS=1');
  run(20);
  expect(b.told()).toBe('+OK\r\n');
  a.say('AT+SEND=1,4,\r\n,\xff');
  // (12 + 4.25 + 8 + 10) symbols of 4.096 ms
  run(135);
  expect(b.told()).toBe('');
  run(100);
  expect(b.told()).toBe('+RCV=7,4,\r\n,\xff,-40,12\r\n');
  expect(a.told()).toBe('+OK\r\n+OK\r\n');
  expect(passed).toMatchObject([{ module: 'a', airtime: 140, at: [{ module: 'b', lost: '' }] }]);
});

test('a frame to 0 reaches everybody, one to an address only its module', () => {
  const { a, hosts, passed, run } = createBench('a', 'b', 'c');
  for (const [i, host] of hosts.entries()) host.say(`AT+ADDRESS=${i + 1}`);
  a.say('AT+SEND=0,1,X');
  run(1000);
  a.say('AT+SEND=3,1,Y');
  run(1000);
  expect(passed.map(({ at }) => at.map(({ lost }) => lost))).toEqual([
    ['', ''],
    ['its address is 2', ''],
  ]);
});

test.each([
  ['AT+MODE=1', 'it sleeps'],
  ['AT+PARAMETER=7,7,1,12', 'it is set to 7,7,1,12/915000000/18'],
  ['AT+BAND=868100000', 'it is set to 9,7,1,12/868100000/18'],
])('after %s a module hears nothing, and the passage says why: %s', (command, why) => {
  const { a, b, passed, run } = createBench('a', 'b');
  b.say(command);
  a.say('AT+SEND=0,1,X');
  run(1000);
  expect(passed[0]?.at).toEqual([{ module: 'b', lost: why }]);
  expect(a.told()).toBe('+OK\r\n');
  expect(b.told()).toBe('+OK\r\n');
});

test('a module that falls asleep before the end of a frame has not heard it', () => {
  const { a, b, passed, run } = createBench('a', 'b');
  a.say('AT+SEND=0,1,X');
  run(50);
  b.say('AT+MODE=1');
  run(1000);
  expect(passed[0]?.at).toEqual([{ module: 'b', lost: 'it sleeps' }]);
});

test('of two frames that overlap none is heard, and the next one is', () => {
  const { a, b, hosts, passed, run } = createBench('a', 'b', 'c');
  a.say('AT+SEND=0,1,X');
  run(50);
  b.say('AT+SEND=0,1,Y');
  run(1000);
  expect(hosts[2]?.told()).toBe('');
  expect(passed.map(({ at }) => at.find(({ module }) => module === 'c')?.lost)).toEqual([
    'it met another frame',
    'it met another frame',
  ]);
  a.say('AT+SEND=0,1,Z');
  run(1000);
  expect(hosts[2]?.told()).toBe('+RCV=0,1,Z,-40,12\r\n');
});
