interface Startable {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Parts of a gateway that come and go with rows of its configuration, by the names of those. */
export interface NamedSet<Row, Part> {
  /** in the order of the rows */
  all(): readonly Part[];
  find(name: string): Part | undefined;
  /** Resolves when each has made its first attempt. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Ends those that are gone or differ, then begins those that are new; what has not changed goes on. */
  change(wanted: readonly Row[]): Promise<void>;
}

export function createNamedSet<Row extends { readonly name: string }, Part extends Startable>(
  rows: readonly Row[],
  create: (row: Row) => Part,
): NamedSet<Row, Part> {
  const parts = new Map<string, { readonly part: Part; readonly text: string }>();
  let isStarted = false;

  function add(row: Row): Part {
    const part = create(row);
    parts.set(row.name, { part, text: JSON.stringify(row) });
    return part;
  }

  for (const row of rows) add(row);
  const all = (): readonly Part[] => [...parts.values()].map(({ part }) => part);

  return {
    all,
    find: (name) => parts.get(name)?.part,
    async start() {
      isStarted = true;
      await Promise.all(all().map((part) => part.start()));
    },
    async stop() {
      isStarted = false;
      await Promise.all(all().map((part) => part.stop()));
    },
    async change(wanted) {
      const texts = new Map(wanted.map((row) => [row.name, JSON.stringify(row)]));
      const gone = [...parts].filter(([name, { text }]) => texts.get(name) !== text);
      // first off, then on: a new one may want the port of an old one
      await Promise.all(gone.map(([, { part }]) => part.stop()));
      for (const [name] of gone) parts.delete(name);
      const fresh = wanted.filter(({ name }) => !parts.has(name)).map(add);
      if (isStarted) await Promise.all(fresh.map((part) => part.start()));
    },
  };
}
