import { createDecipheriv } from 'node:crypto';
import {
  accept,
  createAes128,
  createCcm,
  createDraft,
  EMPTY_WINDOW,
  type FieldName,
  fitDraft,
  HEADER_LENGTH,
  KEY,
  MIN_LINK,
  NONCE_LENGTH,
  sealFrame,
  TAG_LENGTH,
  TYPE,
  UP,
  writeNonce,
} from '@lidwatch/protocol';
import { createNodeCcm, decodeMessage, encodeMessage, openUplink } from '@lidwatch/protocol/gateway';
import { Decoder } from 'cbor-x/decode-no-eval';
import { largestFrames } from '../../shared-protocol/tools/sizes.ts';
import { type FigureRow, nanosecondsEach } from './figures.ts';

const NODE = 7;
const COUNTER = 42;
const STATUS = { seq: COUNTER, battery: 180, temperature: 125, tilt: 3, water: 1200, vibration: 4, flags: 0 };

function sizeRows(): FigureRow[] {
  return largestFrames().flatMap(({ name, bare, sealed }) => [
    { name: `${name}, bare, at its widest`, value: bare, unit: 'bytes', per: 'frame' },
    { name: `${name}, sealed, at its widest`, value: sealed, unit: 'bytes', per: 'frame' },
  ]);
}

function costRow(name: string, value: number, floor: string, floorValue: number): FigureRow {
  return { name, value, unit: 'ns', per: 'frame', ratio: { to: floor, value: value / floorValue } };
}

/** What the payload costs: the floor is cbor-x alone on the same bytes. */
function cborRows(): FigureRow[] {
  const message = { type: 'status', ...STATUS } as const;
  const payload = encodeMessage(message);
  const decoder = new Decoder({ mapsAsObjects: false, useRecords: false });
  const frame = new Uint8Array(MIN_LINK);
  const draft = createDraft(TYPE.status);
  for (const [name, value] of Object.entries(STATUS)) draft.values[KEY[name as FieldName]] = value;
  const ns = nanosecondsEach({
    'cbor-x alone': () => void decoder.decode(payload),
    decodeMessage: () => void decodeMessage(payload, UP),
    encodeMessage: () => void encodeMessage(message),
    fitDraft: () => void fitDraft(frame, HEADER_LENGTH, MIN_LINK, draft),
  });
  const floor = ns['cbor-x alone'];
  return [
    { name: 'cbor-x alone, decoding a status', value: floor, unit: 'ns', per: 'frame' },
    costRow('decodeMessage: cap, scan, cbor-x, table', ns.decodeMessage, 'cbor-x alone', floor),
    costRow('encodeMessage', ns.encodeMessage, 'cbor-x alone', floor),
    costRow('fitDraft, as a node does it', ns.fitDraft, 'cbor-x alone', floor),
  ];
}

/** What the envelope costs: the floor is a bare createDecipheriv on the same frame. */
function sealRows(): FigureRow[] {
  const key = Uint8Array.from({ length: 16 }, (_, i) => i);
  const portable = createCcm(createAes128(key));
  const own = createNodeCcm(key);
  const payload = encodeMessage({ type: 'status', ...STATUS });
  const frame = new Uint8Array(HEADER_LENGTH + payload.length + TAG_LENGTH);
  frame.set(payload, HEADER_LENGTH);
  sealFrame(portable, frame, UP, NODE, COUNTER, false, payload.length);
  const nonce = new Uint8Array(NONCE_LENGTH);
  writeNonce(nonce, NODE, UP, COUNTER);
  const scratch = new Uint8Array(frame.length);
  const known = { ccm: own, window: accept(EMPTY_WINDOW, COUNTER - 1) };

  function bareDecipher(): void {
    const decipher = createDecipheriv('aes-128-ccm', key, nonce, { authTagLength: TAG_LENGTH });
    decipher.setAuthTag(frame.subarray(-TAG_LENGTH));
    decipher.setAAD(frame.subarray(0, HEADER_LENGTH), { plaintextLength: payload.length });
    decipher.update(frame.subarray(HEADER_LENGTH, -TAG_LENGTH));
    decipher.final();
  }
  const ns = nanosecondsEach({
    floor: bareDecipher,
    portableSeal: () => void portable.seal(nonce, scratch, HEADER_LENGTH, payload.length),
    ownSeal: () => void own.seal(nonce, scratch, HEADER_LENGTH, payload.length),
    open: () => {
      if (!openUplink(frame, () => known).ok) throw new Error('the frame of the benchmark was refused');
    },
  });
  const floor = 'createDecipheriv alone';
  return [
    { name: 'createDecipheriv alone, opening a status', value: ns.floor, unit: 'ns', per: 'frame' },
    costRow('openUplink: header, window, gateway CCM', ns.open, floor, ns.floor),
    costRow('seal, gateway CCM', ns.ownSeal, floor, ns.floor),
    costRow('seal, portable CCM', ns.portableSeal, floor, ns.floor),
  ];
}

/** Frame sizes, and what CBOR and CCM cost, as multiples of the libraries' own cost in the same run. */
export async function protocolFigures(): Promise<FigureRow[]> {
  return [...sizeRows(), ...cborRows(), ...sealRows()];
}
