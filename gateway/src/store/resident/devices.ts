/** Which node is in a LoRaWAN device. */
export interface Devices {
  node(devEui: string): number | undefined;
  /** undefined: the node is in none (any more) */
  set(node: number, devEui: string | undefined): void;
  nodes(): Iterable<number>;
}

export function createDevices(): Devices {
  const nodes = new Map<string, number>();
  const devices = new Map<number, string>();
  return {
    node: (devEui) => nodes.get(devEui),
    set(node, devEui) {
      const before = devices.get(node);
      if (before === devEui) return;
      if (before !== undefined && nodes.get(before) === node) nodes.delete(before);
      devices.delete(node);
      if (devEui === undefined) return;
      nodes.set(devEui, node);
      devices.set(node, devEui);
    },
    nodes: () => devices.keys(),
  };
}
