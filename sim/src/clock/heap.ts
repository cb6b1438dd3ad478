/** A binary min-heap. `before(a, b)`: a comes out ahead of b. */
export interface Heap<T> {
  readonly size: number;
  push(item: T): void;
  peek(): T | undefined;
  pop(): T | undefined;
}

export function createHeap<T>(before: (a: T, b: T) => boolean): Heap<T> {
  const items: T[] = [];

  function at(index: number): T {
    return items[index] as T;
  }

  function swap(a: number, b: number): void {
    const item = at(a);
    items[a] = at(b);
    items[b] = item;
  }

  function up(index: number): void {
    let child = index;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!before(at(child), at(parent))) return;
      swap(child, parent);
      child = parent;
    }
  }

  function down(): void {
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      if (left >= items.length) return;
      const right = left + 1;
      const first = right < items.length && before(at(right), at(left)) ? right : left;
      if (!before(at(first), at(parent))) return;
      swap(first, parent);
      parent = first;
    }
  }

  return {
    get size() {
      return items.length;
    },
    push(item) {
      items.push(item);
      up(items.length - 1);
    },
    peek: () => items[0],
    pop() {
      const top = items[0];
      const last = items.pop();
      if (items.length > 0 && last !== undefined) {
        items[0] = last;
        down();
      }
      return top;
    },
  };
}
