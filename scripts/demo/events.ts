import { connectAsync } from 'mqtt';
import type { Screen } from './screen.ts';

/** The part of a CloudEvent that the demo shows. */
interface CloudEvent {
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data: {
    readonly rule: string;
    readonly kind: 'raised' | 'cleared';
    readonly severity: string;
    readonly value: number | null;
    readonly unit: string;
  };
}

export interface EventWatch {
  raised(): number;
  cleared(): number;
  close(): Promise<void>;
}

const TOPIC = 'lidwatch/covers/+/events';

/** Shows what comes out of the broker, as any subscriber sees it. */
export async function watchEvents(url: string, screen: Screen): Promise<EventWatch> {
  // the broker has just said that it is up: a refusal is final. The embedded one speaks MQTT 3.1.1
  const client = await connectAsync(url, { protocolVersion: 4, reconnectPeriod: 0 }, false);
  client.on('error', () => undefined);
  const counts = { raised: 0, cleared: 0 };
  client.on('message', (_topic, payload) => show(JSON.parse(payload.toString()) as CloudEvent));
  await client.subscribeAsync(TOPIC, { qos: 1 });

  function show({ subject, data: { rule, kind, severity, value, unit } }: CloudEvent): void {
    counts[kind] += 1;
    const reading = value === null ? '' : `, ${Math.round(value * 10) / 10} ${unit}`;
    const text = `EVENT ${rule} ${kind}${kind === 'raised' ? `, ${severity}` : ''}${reading}`;
    // events are dated by their samples; what is shown here is when they came out of the broker
    if (kind === 'raised') screen.raised(new Date(), subject, text, severity === 'critical');
    else screen.cleared(new Date(), subject, text);
  }

  return { raised: () => counts.raised, cleared: () => counts.cleared, close: () => client.endAsync() };
}
