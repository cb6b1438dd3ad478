import { ACTION, DOWN, MAX_FRAME, payloadOffset, sealFrame } from '@lidwatch/protocol';
import { createNodeCcm, encodeMessage } from '@lidwatch/protocol/gateway';
import { type City, type CityHooks, createCity, createEpisodeFold, dispatch, GATEWAY_LEVELS } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { DAY, HOUR, oneCover } from './support/life.ts';

const scenario = oneCover('hall: false', [
  '{ at: 1h, cover: all, maintenance: { for: 30h } }',
  '{ at: 20h, cover: all, lift: { to: 80deg } }',
  '{ at: 21h, cover: all, putBack: }',
  '{ at: 22h, cover: all, maintenanceEnd: }',
  '{ at: 70h, cover: all, lift: { to: 80deg } }',
  '{ at: 71h, cover: all, putBack: }',
]);

/** Orders of the works department, sent behind each frame of the node, or lost on the way. */
function opened(sends: boolean): string[] {
  const orders: string[] = [];
  const hooks: CityHooks = {
    maintenance: ({ node }, order) => {
      orders.push(order === 'end' ? 'end' : `begin ${order.minutes}`);
      wanted = order === 'end' ? { action: ACTION.end } : { action: ACTION.begin, minutes: order.minutes };
      asked = node;
    },
  };
  let wanted: { readonly action: number; readonly minutes?: number } | undefined;
  let asked = 0;
  let counter = 0;
  const city: City = createCity({
    scenario,
    levels: GATEWAY_LEVELS,
    radio: { loss: 0 },
    hooks,
    truth: (entry) => fold.take(entry),
    uplink: () => {
      if (!wanted || !sends) return;
      const frame = new Uint8Array(MAX_FRAME);
      const payload = encodeMessage({ type: 'maintenance', ...wanted } as Parameters<typeof encodeMessage>[0]);
      frame.set(payload, payloadOffset(true));
      const length = sealFrame(createNodeCcm(city.key(asked)), frame, DOWN, asked, counter, true, payload.length);
      counter += 1;
      wanted = undefined;
      if (city.cells[0]) dispatch(city.cells[0], frame.slice(0, length));
    },
  });
  const fold = createEpisodeFold(city.covers);
  city.run(4 * DAY);
  expect(orders).toEqual(['begin 1800', 'end']);
  return fold
    .episodes(4 * DAY)
    .filter(({ rule }) => rule === 'cover.opened')
    .map(({ onset, required }) => `${onset / HOUR} h${required ? '' : '?'}`);
}

test('nothing may be raised where the node is in maintenance, and again when it has come out of it', () => {
  expect(opened(true)).toEqual(['70 h']);
});

test('where the order has not reached the node, an alarm is neither missed nor false', () => {
  expect(opened(false)).toEqual(['20 h?', '70 h']);
});
