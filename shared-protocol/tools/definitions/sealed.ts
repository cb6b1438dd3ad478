import { ACTION, CAUSE, FLAG, TRIGGER } from '../../src/index.ts';
import { NODE_B, sealed, type VectorFile } from '../vector.ts';

export const SEALED: VectorFile = {
  file: 'sealed',
  about: 'Sealed frames, both directions.',
  vectors: [
    sealed(
      'status',
      {
        type: 'status',
        seq: 42,
        battery: 180,
        temperature: 125,
        tilt: 3,
        water: 120,
        vibration: 4,
        flags: 0,
      },
      { counter: 42 },
    ),
    sealed(
      'alert',
      {
        type: 'alert',
        seq: 1000,
        water: 85,
        flags: FLAG.alarm,
        trigger: TRIGGER.tilt,
        tiltSeries: [172, 204, 233, 231, 232],
      },
      { counter: 1000, accepted: [42] },
    ),
    sealed(
      'the same alert, sent again: another counter, the same seq, older samples',
      {
        type: 'alert',
        seq: 1000,
        water: 85,
        flags: FLAG.alarm,
        age: 9,
        trigger: TRIGGER.tilt,
        tiltSeries: [172, 204, 233, 231, 232],
      },
      { counter: 1001, accepted: [42, 1000] },
    ),
    sealed(
      'the widest seven-field status: 41 bytes',
      {
        type: 'status',
        seq: 65535,
        battery: 255,
        temperature: -600,
        tilt: 1800,
        water: 30000,
        vibration: 255,
        flags: 255,
      },
      { from: NODE_B, counter: 65535 },
    ),
    sealed(
      'the widest alert of five samples: 51 bytes',
      {
        type: 'alert',
        seq: 65535,
        flags: 255,
        age: 65535,
        period: 255,
        waterSeries: [-1000, 30000, 29999, -999, 256],
        trigger: TRIGGER.water,
      },
      { from: NODE_B, counter: 65535 },
    ),
    sealed(
      'the first hello of a node: counter 0, in full',
      {
        type: 'hello',
        seq: 0,
        flags: FLAG.zeroUnknown,
        firmware: 100,
        board: 'rak5010',
        cause: CAUSE.power,
        configHash: 0x1d0f,
        heartbeat: 720,
      },
      { counter: 0, full: true },
    ),
    sealed('node 0', { type: 'status', seq: 1, flags: 0 }, { from: { ...NODE_B, node: 0 }, counter: 1 }),
    sealed(
      'the largest node id',
      { type: 'status', seq: 2, flags: 0 },
      {
        from: { ...NODE_B, node: 0xffffffff },
        counter: 2,
      },
    ),
    sealed('maintenance, up', { type: 'maintenance', seq: 80, action: ACTION.begin, minutes: 60 }, { counter: 80 }),
    sealed('ack', { type: 'ack', seqs: [1000] }, { direction: 'down', counter: 7 }),
    sealed('ack of five reports', { type: 'ack', seqs: [0, 23, 24, 256, 65535] }, { direction: 'down', counter: 8 }),
    sealed(
      'config',
      {
        type: 'config',
        configVersion: 4,
        settings: new Map([
          [0, 60],
          [3, 250],
        ]),
      },
      { direction: 'down', counter: 9 },
    ),
    sealed('maintenance, down', { type: 'maintenance', action: ACTION.end }, { direction: 'down', counter: 10 }),
    sealed(
      'unknown keys inside',
      {
        raw: 'a3 01 03 07 00 18 28 18 63',
        message: { type: 'status', seq: 3, flags: 0, extra: new Map<number, unknown>([[40, 99]]) },
      },
      { counter: 3 },
    ),
  ],
};
