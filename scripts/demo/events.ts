import { connectAsync } from 'mqtt';
import type { Screen } from './screen.ts';

/** The part of a CloudEvent that the demo shows. */
interface CloudEvent {
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data: {
    readonly rule: string;
    readonly kind: 'raised' | 'cleared' | 'withdrawn';
    readonly severity: string;
    readonly value: number | null;
    readonly unit: string;
  };
}

export interface EventWatch {
  raised(): number;
  /** those that were found never to have been among them */
  cleared(): number;
  close(): Promise<void>;
}

export interface EventWatchOptions {
  readonly url: string;
  readonly screen: Screen;
  /** ms since the epoch, by the gateway's clock */
  readonly now: () => number;
  /** Whether events of a rule are shown one by one; they are counted all the same. */
  readonly isShown: (rule: string) => boolean;
}

const TOPIC = 'lidwatch/covers/+/events';

/** Shows what comes out of the broker, as any subscriber sees it. */
export async function watchEvents({ url, screen, now, isShown }: EventWatchOptions): Promise<EventWatch> {
  // the broker has just said that it is up: a refusal is final. The embedded one speaks MQTT 3.1.1
  const client = await connectAsync(url, { protocolVersion: 4, reconnectPeriod: 0 }, false);
  client.on('error', () => undefined);
  const counts = { raised: 0, cleared: 0, withdrawn: 0 };
  client.on('message', (_topic, payload) => show(JSON.parse(payload.toString()) as CloudEvent));
  await client.subscribeAsync(TOPIC, { qos: 1 });

  function show({ subject, data: { rule, kind, severity, value, unit } }: CloudEvent): void {
    counts[kind] += 1;
    if (!isShown(rule)) return;
    const time = new Date(now());
    const reading = value === null ? '' : `, ${Math.round(value * 10) / 10} ${unit}`;
    const text = `EVENT ${rule} ${kind}${kind === 'raised' ? `, ${severity}` : ''}${reading}`;
    // events are dated by their samples; what is shown here is when they came out of the broker
    if (kind === 'raised') screen.raised(time, subject, text, severity === 'critical');
    else screen.cleared(time, subject, text);
  }

  return {
    raised: () => counts.raised,
    cleared: () => counts.cleared + counts.withdrawn,
    close: () => client.endAsync(),
  };
}
