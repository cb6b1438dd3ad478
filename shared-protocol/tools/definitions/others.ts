import { ACTION, CAUSE, RESULT, TROUBLE } from '../../src/index.ts';
import { bare, type VectorFile } from '../vector.ts';

export const HELLO: VectorFile = {
  file: 'hello',
  about: 'Bare hello messages: what a node says when it starts.',
  vectors: [
    bare('everything', {
      type: 'hello',
      seq: 0,
      flags: 16,
      firmware: 100,
      board: 'rak5010',
      cause: CAUSE.power,
      configHash: 0x1d0f,
      configVersion: 3,
      heartbeat: 720,
      boots: 1,
    }),
    bare('nothing but what is required', { type: 'hello', seq: 64, firmware: 10203, cause: CAUSE.unknown }),
    bare('the longest board name, the largest numbers', {
      type: 'hello',
      seq: 65535,
      flags: 255,
      firmware: 999999,
      board: '~board name 16 !',
      cause: 255,
      configHash: 65535,
      configVersion: 65535,
      heartbeat: 10080,
      boots: 65535,
    }),
    bare('an empty board name', { type: 'hello', seq: 1, firmware: 1, board: '', cause: CAUSE.watchdog }),
  ],
};

export const REPORT: VectorFile = {
  file: 'report',
  about: 'Bare reports: what a node answers to a config.',
  vectors: [
    bare('applied', {
      type: 'report',
      seq: 70,
      configHash: 0x90a1,
      configVersion: 4,
      result: RESULT.applied,
      heartbeat: 60,
    }),
    bare('refused: setting 3 is out of range', {
      type: 'report',
      seq: 71,
      configVersion: 5,
      result: RESULT.outOfRange,
      badSetting: 3,
    }),
    bare('refused: setting 200 is unknown', {
      type: 'report',
      seq: 72,
      configVersion: 65535,
      result: RESULT.unknownSetting,
      badSetting: 200,
    }),
  ],
};

export const MAINTENANCE: VectorFile = {
  file: 'maintenance',
  about: 'Bare maintenance messages, in both directions.',
  vectors: [
    bare('the node says that work begins', {
      type: 'maintenance',
      seq: 80,
      flags: 2,
      action: ACTION.begin,
      minutes: 120,
    }),
    bare('the node says that work has ended', {
      type: 'maintenance',
      seq: 81,
      flags: 0,
      action: ACTION.end,
      minutes: 0,
    }),
    bare(
      'the gateway announces work for a week',
      { type: 'maintenance', action: ACTION.begin, minutes: 10080 },
      'down',
    ),
    bare('the gateway asks for a new zero', { type: 'maintenance', action: ACTION.rezero }, 'down'),
  ],
};

export const LOG: VectorFile = {
  file: 'log',
  about: 'Bare log messages: boots, minutes since that start, trouble, detail; the newest first.',
  vectors: [
    bare('one entry', { type: 'log', seq: 90, flags: 0, errors: [3, 0, TROUBLE.crash, 12345] }),
    bare('three entries', {
      type: 'log',
      seq: 91,
      errors: [9, 70, TROUBLE.modemBack, 12, 9, 58, TROUBLE.modemDead, 4, 8, 0, TROUBLE.restart, CAUSE.watchdog],
    }),
  ],
};

export const DOWNLINK: VectorFile = {
  file: 'downlink',
  about: 'Bare ack and config messages.',
  vectors: [
    bare('ack of one report', { type: 'ack', seqs: [1000] }, 'down'),
    bare('ack of five reports', { type: 'ack', seqs: [0, 23, 24, 256, 65535] }, 'down'),
    bare('config of one setting', { type: 'config', configVersion: 4, settings: new Map([[0, 60]]) }, 'down'),
    bare(
      'config of every setting',
      {
        type: 'config',
        configVersion: 5,
        settings: new Map([
          [0, 1440],
          [1, 150],
          [2, 100],
          [3, 300],
          [4, 200],
          [5, 60],
          [6, 2000],
          [7, 300],
          [8, 40],
        ]),
      },
      'down',
    ),
    bare('config that changes nothing', { type: 'config', configVersion: 6, settings: new Map() }, 'down'),
    bare(
      'config with the extremes that the wire can carry',
      {
        type: 'config',
        configVersion: 65535,
        settings: new Map([
          [0, 2147483647],
          [255, -2147483648],
        ]),
      },
      'down',
    ),
  ],
};
