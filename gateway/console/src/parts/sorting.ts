/** How a table is sorted: by which column, and which way. */
export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

type Comparable = string | number | boolean | null | undefined;

/** What is not there stands last, whichever way one sorts. Texts by the rules of a language, "C-9" before "C-10". */
export function sorted<T>(
  rows: readonly T[],
  of: (row: T) => Comparable,
  descending: boolean,
  language: string,
): readonly T[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const a = of(one);
    const b = of(other);
    const lacks = Number(a === null || a === undefined) - Number(b === null || b === undefined);
    if (lacks !== 0 || a === null || a === undefined || b === null || b === undefined) return lacks;
    if (typeof a === 'string' && typeof b === 'string') return sign * collator.compare(a, b);
    return sign * (Number(a) - Number(b));
  });
}

/** What a click on a column's head makes of it: that column, then the other way. */
export function nextOrder(order: Order | undefined, column: string): Order {
  return order?.column === column ? { column, descending: !order.descending } : { column, descending: false };
}
