/** Where things stand on the broker. `prefix` is `mqtt.topic` of gateway.yaml. */
export interface Topics {
  /** retained: whether this gateway is there; its last will says that it is not */
  readonly gateway: string;
  /** retained: how a cover stands */
  state(cover: string): string;
  /** not retained: what happened to a cover */
  events(cover: string): string;
  /** not retained: what became of an incident, by its number as people write it */
  incident(name: string): string;
}

export function createTopics(prefix: string, gateway: string): Topics {
  return {
    gateway: `${prefix}/gateways/${level(gateway)}/status`,
    state: (cover) => `${prefix}/covers/${level(cover)}/state`,
    events: (cover) => `${prefix}/covers/${level(cover)}/events`,
    incident: (name) => `${prefix}/incidents/${level(name)}/events`,
  };
}

/** One topic level: MQTT 5 section 4.7.1 gives `/`, `+` and `#` a meaning, section 1.5.4 forbids U+0000. */
function level(text: string): string {
  return text.replace(/[/+#\0]/g, '_');
}
