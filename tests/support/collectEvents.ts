import { connectAsync } from 'mqtt';

/** What a careful subscriber upstream sees: QoS 1, a session that outlives a broken connection, ids remembered. */
export interface EventCollector {
  /** CloudEvents ids, each once */
  ids(): ReadonlySet<string>;
  /** messages, repeats included */
  received(): number;
  /** the CloudEvents, first delivery of each id, in order of arrival */
  events(): readonly Readonly<Record<string, unknown>>[];
  close(): Promise<void>;
}

export async function collectEvents(port: number, topic = 'lidwatch/covers/+/events'): Promise<EventCollector> {
  const byId = new Map<string, Record<string, unknown>>();
  let received = 0;
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, {
    clientId: `collector-${process.pid}-${port}`,
    clean: false,
    protocolVersion: 4,
    reconnectPeriod: 200,
  });
  client.on('error', () => undefined);
  client.on('message', (_topic, payload) => {
    received += 1;
    const event = JSON.parse(payload.toString()) as Record<string, unknown>;
    const id = String(event.id);
    if (!byId.has(id)) byId.set(id, event);
  });
  await client.subscribeAsync(topic, { qos: 1 });
  return {
    ids: () => new Set(byId.keys()),
    received: () => received,
    events: () => [...byId.values()],
    close: () => client.endAsync(true),
  };
}
