import sharp from 'sharp';
import { expect, it } from 'vitest';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { picture, pictureBomb } from '../../support/pictures.ts';

function send(rig: GatewayRig, bytes: Buffer, type = 'image/jpeg') {
  return fetch(`${rig.info.api}/api/photos`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: new Uint8Array(bytes),
  });
}

it('what a crew sends is told by its id, and shown large and small as a picture and nothing else', async () => {
  const rig = await startGateway();
  const taken = await send(
    rig,
    await picture({ width: 2_000, height: 1_500, format: 'png' }),
    'application/octet-stream',
  );
  const photo = (await taken.json()) as { id: string };
  expect([taken.status, photo]).toMatchObject([201, { type: 'image/jpeg', width: 1_600, height: 1_200 }]);
  expect(photo.id).toMatch(/^[\w-]{22}$/);
  for (const [query, width] of [
    ['', 1_600],
    ['?size=thumb', 320],
  ] as const) {
    const shown = await fetch(`${rig.info.api}/api/photos/${photo.id}${query}`);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': expect.stringMatching(/^private,.*immutable/),
    });
    expect((await sharp(await shown.bytes()).metadata()).width).toBe(width);
  }
  expect((await rig.get('/api/photos/nobody')).status).toBe(404);
  expect((await rig.get(`/api/photos/${photo.id}?size=huge`)).status).toBe(400);
});

it('says by name why it takes none', async () => {
  const rig = await startGateway();
  const whole = await picture({ width: 300, height: 300 });
  for (const [bytes, status, name] of [
    [Buffer.from('GIF89a'), 415, 'not-an-image'],
    [whole.subarray(0, 500), 400, 'damaged'],
    [Buffer.concat([whole, Buffer.alloc(11 * 1024 ** 2)]), 413, 'too-large'],
    [await pictureBomb(9_000), 413, 'too-many-pixels'],
  ] as const) {
    const answer = await send(rig, Buffer.from(bytes));
    expect([answer.status, await answer.json()]).toMatchObject([status, { errors: [{ name }] }]);
  }
  expect((await send(rig, Buffer.alloc(17 * 1024 ** 2))).status).toBe(413);
  expect((await send(rig, whole, 'text/plain')).status).toBe(415);
}, 30_000);
