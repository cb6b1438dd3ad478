import { EMPTY_WINDOW, FLAG, type ReplayWindow } from '@lidwatch/protocol';
import {
  createNodeCcm,
  decodeMessage,
  FIELDS,
  type IntField,
  type IntsField,
  type Message,
  type NodeSecurity,
  openUplink,
  toPhysical,
} from '@lidwatch/protocol/gateway';
import type { Uplink } from '../../radio/cell.ts';

/** What one sample in a frame says, in physical units, with nothing made of it. */
export interface PlainReading {
  /** virtual ms: receive time less age */
  readonly at: number;
  readonly tilt?: number | undefined;
  readonly water?: number | undefined;
  readonly battery?: number | undefined;
  readonly hallOpen?: boolean;
  readonly floatWet?: boolean;
}

export interface Decoded {
  readonly node: number;
  readonly message: Message;
  /** oldest first */
  readonly readings: readonly PlainReading[];
}

/** Opens and decodes frames as the gateway does, for a detector that is given the same; undefined for one that is refused. */
export function createFrameReader(key: (node: number) => Uint8Array): (uplink: Uplink) => Decoded | undefined {
  const nodes = new Map<number, { ccm: NodeSecurity['ccm']; window: ReplayWindow }>();

  function security(node: number): NodeSecurity {
    const known = nodes.get(node) ?? { ccm: createNodeCcm(key(node)), window: EMPTY_WINDOW };
    nodes.set(node, known);
    return known;
  }

  return ({ frame, at }) => {
    const opened = openUplink(frame, security);
    if (!opened.ok) return undefined;
    const known = nodes.get(opened.node);
    if (known) known.window = opened.window;
    const decoded = decodeMessage(opened.payload);
    if (!decoded.ok) return undefined;
    return { node: opened.node, message: decoded.message, readings: readingsOf(decoded.message, at) };
  };
}

const physical = (name: 'tilt' | 'water' | 'battery' | 'tiltSeries' | 'waterSeries', wire: number | undefined) =>
  wire === undefined ? undefined : toPhysical(FIELDS[name] as IntField | IntsField, wire);

function readingsOf(message: Message, received: number): readonly PlainReading[] {
  if (message.type !== 'status' && message.type !== 'alert') return [];
  const at = received - (message.age ?? 0) * 1000;
  const newest: PlainReading = {
    at,
    tilt: physical('tilt', message.tilt),
    water: physical('water', message.water),
    battery: physical('battery', message.battery),
    hallOpen: (message.flags & FLAG.hallOpen) !== 0,
    floatWet: (message.flags & FLAG.floatWet) !== 0,
  };
  if (message.type === 'status') return [newest];
  const { tiltSeries, waterSeries, period = 1 } = message;
  const [signal, series] = tiltSeries ? (['tilt', tiltSeries] as const) : (['water', waterSeries ?? []] as const);
  const values = series.map((wire) => physical(`${signal}Series`, wire));
  const before = values.slice(0, -1).map((value, i) => {
    return { at: at - (values.length - 1 - i) * period * 1000, [signal]: value };
  });
  return [...before, values.length > 0 ? { ...newest, [signal]: values.at(-1) } : newest];
}
