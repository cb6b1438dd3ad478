import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { openSpeedDoor } from '../../scripts/demo/speedDoor.ts';
import { createSpeedDial } from '../../scripts/demo/speeds.ts';

async function rig() {
  const dial = createSpeedDial(1, () => undefined);
  const door = await openSpeedDoor(dial, () => Date.UTC(2026, 10, 27));
  onTestFinished(door.close);
  const put = (body: string, headers: Record<string, string> = {}) => fetch(door.url, { method: 'PUT', body, headers });
  return { dial, door, put };
}

test('a program on this machine sets it and sees what it is', async () => {
  const { dial, door, put } = await rig();
  expect((await put('{"speed":300}')).status).toBe(200);
  expect(dial.speed()).toBe(300);
  expect(await (await fetch(door.url)).json()).toEqual({
    speed: 300,
    speeds: [1, 10, 60, 300],
    now: '2026-11-27T00:00:00.000Z',
  });
  // as curl -d says it, which is no form
  await put('{"speed": 10}', { 'content-type': 'application/x-www-form-urlencoded' });
  expect(dial.speed()).toBe(10);
});

test('a browser gets a page with buttons, which sets it and comes back', async () => {
  const { dial, door } = await rig();
  const accept = { accept: 'text/html' };
  const page = await (await fetch(door.url, { headers: accept })).text();
  expect(page).toContain('<button name="speed" value="60">60x</button>');
  const { origin } = new URL(door.url);
  const body = new URLSearchParams({ speed: '60' });
  const answer = await fetch(door.url, { method: 'POST', headers: { ...accept, origin }, body, redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/speed']);
  expect(dial.speed()).toBe(60);
});

test('another page of a browser sets nothing', async () => {
  const { dial, put } = await rig();
  expect((await put('{"speed":300}', { origin: 'https://elsewhere.example' })).status).toBe(403);
  expect(dial.speed()).toBe(1);
});

test('neither does one whose name has been led to this machine', async () => {
  const { dial, door } = await rig();
  const { port } = new URL(door.url);
  const host = `rebound.example:${port}`;
  const status = await new Promise((resolve, reject) => {
    const headers = { host, origin: `http://${host}` };
    const asking = request(door.url, { method: 'PUT', headers }, (answer) => resolve(answer.statusCode));
    asking.on('error', reject).end('{"speed":300}');
  });
  expect([status, dial.speed()]).toEqual([403, 1]);
});

test.each(['', 'fast', 'null', '{"speed":17}', '{"speed":"60', `{"speed":1${' '.repeat(500)}}`])(
  '%j is refused',
  async (body) => {
    const { dial, put } = await rig();
    expect((await put(body)).status).toBe(422);
    expect(dial.speed()).toBe(1);
  },
);
