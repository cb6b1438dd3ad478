import type { Figures } from '../src/core/hal.ts';
import { drawsOf, linuxDraws } from './draws.ts';
import { amount } from './figures.ts';
import { bc95, bg96, type Level, type Link, lorawan, rak3172, rylr998 } from './links.ts';

/** A water sensor that is fitted, or none. */
export interface Water {
  readonly name: string;
  /** column heading, short */
  readonly short: string;
  readonly ultrasonic: boolean;
  readonly float: boolean;
  /** seconds between two rounds, and so between two samples */
  readonly period: number;
}

/** Hours between two statuses. */
export const HEARTBEATS = [1, 6, 12, 24] as const;

export const WATERS: readonly Water[] = [
  { name: 'no water sensor', short: 'none', ultrasonic: false, float: false, period: 60 },
  { name: 'float switch', short: 'float', ultrasonic: false, float: true, period: 60 },
  { name: 'ultrasonic every 15 min, and float', short: '15 min', ultrasonic: true, float: true, period: 900 },
  { name: 'ultrasonic every 60 s', short: '60 s', ultrasonic: true, float: false, period: 60 },
];

/** A board with a link in some place: a row of the table. */
export interface Place {
  readonly board: string;
  readonly draws: Figures;
  readonly link: Link;
  /** how the link is reached, in words */
  readonly coverage: string;
  /** share of frames that are lost, each way */
  readonly loss: number;
  /** the heartbeat may stretch with the coverage, as it does in the field */
  readonly stretches: boolean;
}

export interface Case {
  readonly place: Place;
  readonly water: Water;
  /** hours */
  readonly heartbeat: number;
}

const LEVELS: readonly Level[] = [0, 1, 2];

function lora(board: string, draws: Figures, link: Link, stretches = false): Place[] {
  return [amount('lossNear'), amount('lossFar')].map((percent) => ({
    board,
    draws,
    link,
    coverage: `loss ${percent} %${stretches ? ', stretched' : ''}`,
    loss: percent / 100,
    stretches,
  }));
}

function narrowband(board: string, draws: Figures, create: (level: Level) => Link, levels: readonly Level[]): Place[] {
  return levels.flatMap((level) =>
    (level > 0 ? [false, true] : [false]).map((stretches) => ({
      board,
      draws,
      link: create(level),
      coverage: `level ${level}${stretches ? ', stretched' : ''}`,
      loss: 0,
      stretches,
    })),
  );
}

/** A RYLR998 takes SF9 at most at 125 kHz (command guide, AT+PARAMETER). */
function places(): Place[] {
  const mdbt42q = drawsOf('mdbt42q-rylr998');
  const pico = drawsOf('pico-rak3172');
  const rak5010 = drawsOf('rak5010');
  const linux = linuxDraws();
  return [
    ...[7, 9].flatMap((sf) => lora('mdbt42q-rylr998', mdbt42q, rylr998(sf))),
    ...[7, 9, 12].flatMap((sf) => lora('pico-rak3172', pico, rak3172(sf))),
    ...lora('pico-rak3172', pico, lorawan(5)),
    ...[false, true].flatMap((stretches) => lora('pico-rak3172', pico, lorawan(0), stretches)),
    ...narrowband('rak5010', rak5010, (level) => bg96(level, false), LEVELS),
    ...narrowband('rak5010', rak5010, (level) => bg96(level, true), LEVELS),
    ...lora('iotjs-linux', linux, rak3172(7)).slice(0, 1),
    ...narrowband('iotjs-linux', linux, bc95, [0]),
  ];
}

/** Every case, row by row. */
export function cases(): Case[] {
  return places().flatMap((place) =>
    WATERS.flatMap((water) => HEARTBEATS.map((heartbeat) => ({ place, water, heartbeat }))),
  );
}
