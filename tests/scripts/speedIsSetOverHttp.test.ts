import { expect, onTestFinished, test } from 'vitest';
import { openSpeedDoor } from '../../scripts/demo/speedDoor.ts';
import { createSpeedDial } from '../../scripts/demo/speeds.ts';

const CONSOLE = 'http://127.0.0.1:8080';

async function rig() {
  const dial = createSpeedDial(1, () => undefined);
  const door = await openSpeedDoor(dial, () => Date.UTC(2026, 10, 27), CONSOLE);
  onTestFinished(door.close);
  const put = (body: string, origin?: string) => {
    return fetch(door.url, { method: 'PUT', body, ...(origin === undefined ? {} : { headers: { origin } }) });
  };
  return { dial, door, put };
}

test('a program on this machine and the console set it and see what it is', async () => {
  const { dial, door, put } = await rig();
  expect((await put('{"speed":60}')).status).toBe(200);
  const answer = await put('{"speed":300}', CONSOLE);
  expect(answer.headers.get('access-control-allow-origin')).toBe(CONSOLE);
  expect(dial.speed()).toBe(300);
  expect(await (await fetch(door.url)).json()).toEqual({
    speed: 300,
    speeds: [1, 10, 60, 300],
    now: '2026-11-27T00:00:00.000Z',
  });
});

test('another page of a browser sets nothing', async () => {
  const { dial, put } = await rig();
  const answer = await put('{"speed":300}', 'https://elsewhere.example');
  expect(answer.status).toBe(403);
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect(dial.speed()).toBe(1);
});

test.each(['', 'fast', 'null', '{"speed":17}', '{"speed":"60', `{"speed":1${' '.repeat(500)}}`])(
  '%j is refused',
  async (body) => {
    const { dial, put } = await rig();
    expect((await put(body)).status).toBe(422);
    expect(dial.speed()).toBe(1);
  },
);
