import { connect, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startResidents } from '../../support/residentRig.ts';
import { until } from '../../support/until.ts';

const BOUNDARY = 'xxxx';

/** Begins to send a form with a photo, and says no more. */
function begin(
  api: string,
  path: string,
  headers: readonly string[],
  type = 'multipart/form-data',
): { socket: Socket; text: () => string } {
  const { hostname, port } = new URL(api);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (bytes) => {
    text += bytes.toString();
  });
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  const lines = [
    `POST ${path} HTTP/1.1`,
    'Host: covers.example',
    `Content-Type: ${type}; boundary=${BOUNDARY}`,
    ...headers,
    '',
    '',
  ];
  socket.write(lines.join('\r\n'));
  return { socket, text: () => text };
}

const from = (address: string) => [`X-Forwarded-For: ${address}`, 'Content-Length: 100000'];

it('whoever begins many uploads and ends none is put off, others are not', async () => {
  const rig = await startResidents();
  const api = rig.info.api ?? '';
  const path = `/r/${rig.code}`;
  const slow = Array.from({ length: 6 }, () => begin(api, path, from('192.0.2.1')));
  await until(
    'those beyond four are refused',
    10_000,
    () => slow.filter(({ text }) => / 429 /.test(text())).length === 2,
  );
  const other = await rig.report({ text: 'I only wanted to say' }, { headers: { 'x-forwarded-for': '192.0.2.2' } });
  expect(other.status).toBe(303);
  for (const { socket } of slow) socket.destroy();
  await until('there is room again', 10_000, async () => {
    const again = await rig.report({ text: 'again' }, { headers: { 'x-forwarded-for': '192.0.2.1' } });
    return again.status === 303;
  });
});

it.each([
  ['that says nothing of its length', ['Transfer-Encoding: chunked'], 411],
  ['that would be very large', ['Content-Length: 1000000000'], 413],
])('a form %s is refused before any of it is read', async (_what, headers, status) => {
  const rig = await startResidents();
  for (const type of ['multipart/form-data', 'Multipart/Form-Data']) {
    const { text } = begin(rig.info.api ?? '', `/r/${rig.code}`, headers, type);
    await until('it is refused', 10_000, () => text().startsWith(`HTTP/1.1 ${status} `));
  }
});
