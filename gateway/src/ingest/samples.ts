import { FLAG, TRIGGER } from '@lidwatch/protocol';
import { type Alert, FIELDS, type IntField, type IntsField, type Status, toPhysical } from '@lidwatch/protocol/gateway';
import { ALERT_TRIGGERS, type AlertTrigger, type Sample, shaped } from '../detect/types.ts';
import type { TimeQuality } from '../store/types.ts';
import type { UpMessage } from './openReport.ts';

/** A sample with the flags that were sent beside it; those before the newest of a series carry none of their own. */
interface TimedSample {
  readonly sample: Sample;
  readonly flags: number | undefined;
}

export interface Samples {
  /** oldest first */
  readonly samples: readonly TimedSample[];
  readonly quality: TimeQuality;
}

const NONE: Samples = { samples: [], quality: 'exact' };

type Building = { -readonly [K in keyof Sample]: Sample[K] };

/** What a sample has as numbers. */
export const SCALARS = ['tilt', 'water', 'battery', 'temperature', 'vibration', 'used', 'impacts'] as const;

/** The table says which kind each field is; these two are integers, single and in series. */
const SPEC = {
  tilt: FIELDS.tilt as IntField,
  water: FIELDS.water as IntField,
  battery: FIELDS.battery as IntField,
  temperature: FIELDS.temperature as IntField,
  vibration: FIELDS.vibration as IntField,
  used: FIELDS.used as IntField,
  impacts: FIELDS.impacts as IntField,
  tiltSeries: FIELDS.tiltSeries as IntsField,
  waterSeries: FIELDS.waterSeries as IntsField,
};

/**
 * The samples of a report, in physical units, at their event times: receive time minus age, and for a series its period
 * between one and the next; at least so old where the frame was delayed on its way. hello, report, maintenance and log
 * carry no samples: they may be repeated for hours and have no age, so nothing is known of when their flags were true.
 */
export function samplesOf(message: UpMessage, receivedAt: number, isDelayed = false): Samples {
  if (message.type !== 'status' && message.type !== 'alert') return NONE;
  const quality = isDelayed || message.flags & FLAG.ageFloor ? 'floor' : 'exact';
  const newestAt = receivedAt - (message.age ?? 0) * 1000;
  const newest = newestSample(message, newestAt);
  const before = message.type === 'alert' ? series(message, newest) : [];
  return { samples: [...before, { sample: newest, flags: message.flags }], quality };
}

const physical = (spec: IntField, wire: number | undefined) =>
  wire === undefined ? undefined : toPhysical(spec, wire);

function newestSample(message: Status | Alert, at: number): Building {
  const { flags } = message;
  const wires: { readonly [N in (typeof SCALARS)[number]]?: number } = message;
  const { hallOpen, floatWet, maintenance, zeroUnknown, motionFault, waterFault } = flagged(flags);
  return {
    at,
    until: undefined,
    // a part that fails its self-test goes on answering: what it says is no reading
    tilt: motionFault ? undefined : physical(SPEC.tilt, wires.tilt),
    water: waterFault ? undefined : physical(SPEC.water, wires.water),
    battery: physical(SPEC.battery, wires.battery),
    temperature: physical(SPEC.temperature, wires.temperature),
    vibration: physical(SPEC.vibration, wires.vibration),
    used: physical(SPEC.used, wires.used),
    impacts: physical(SPEC.impacts, wires.impacts),
    hallOpen,
    floatWet,
    maintenance,
    zeroUnknown,
    motionFault,
    waterFault,
    trigger: message.type === 'alert' ? triggered(message.trigger).trigger : undefined,
  };
}

/** What flags say of the sample that they were sent beside. */
export function flagged(flags: number) {
  return {
    hallOpen: (flags & FLAG.hallOpen) !== 0,
    floatWet: (flags & FLAG.floatWet) !== 0,
    maintenance: (flags & FLAG.maintenance) !== 0,
    zeroUnknown: (flags & FLAG.zeroUnknown) !== 0,
    motionFault: (flags & FLAG.motionFault) !== 0,
    waterFault: (flags & FLAG.waterFault) !== 0,
  };
}

const TRIGGER_NAMES = new Map<number, AlertTrigger>(
  ALERT_TRIGGERS.flatMap((name) => (TRIGGER[name] === undefined ? [] : [[TRIGGER[name], name]])),
);

/** Why an alert was raised, beside its newest sample; nothing for a code that this version does not know. */
export function triggered(code: number | undefined): { readonly trigger?: AlertTrigger } {
  const trigger = code === undefined ? undefined : TRIGGER_NAMES.get(code);
  return trigger === undefined ? {} : { trigger };
}

/**
 * What they say of the samples before it. Work and an unknown zero hold for the whole series. So does the switch that
 * triggered the alert: the node began the series after it had seen the switch speak, and the flag says that it still does.
 */
export function sharedBySeries(newest: ReturnType<typeof flagged>, trigger: number | undefined) {
  return {
    maintenance: newest.maintenance,
    zeroUnknown: newest.zeroUnknown,
    ...triggered(trigger),
    ...(trigger === TRIGGER.hall && newest.hallOpen ? { hallOpen: true } : {}),
    ...(trigger === TRIGGER.float && newest.floatWet ? { floatWet: true } : {}),
  };
}

/** The samples before the newest; the newest of the series becomes that sample's own reading. */
function series(alert: Alert, newest: Building): TimedSample[] {
  const signal = alert.tiltSeries ? 'tilt' : 'water';
  const values = alert.tiltSeries ?? alert.waterSeries ?? [];
  const spec = alert.tiltSeries ? SPEC.tiltSeries : SPEC.waterSeries;
  const faulty = alert.flags & (signal === 'tilt' ? FLAG.motionFault : FLAG.waterFault);
  if (values.length === 0 || faulty) return [];
  const periodMs = (alert.period ?? 1) * 1000;
  const shared = sharedBySeries(flagged(alert.flags), alert.trigger);
  newest[signal] = toPhysical(spec, values.at(-1) ?? 0);
  return values.slice(0, -1).map((wire, i) => {
    const at = newest.at - (values.length - 1 - i) * periodMs;
    return { sample: shaped({ at, until: newest.at, [signal]: toPhysical(spec, wire), ...shared }), flags: undefined };
  });
}
