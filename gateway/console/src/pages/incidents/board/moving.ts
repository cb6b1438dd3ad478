/** Where an arrow key goes: [column, row], of columns with so many cards. Undefined where there is nothing that way. */
export function target(
  key: string,
  [column, row]: readonly [number, number],
  counts: readonly number[],
): readonly [number, number] | undefined {
  const here = counts[column] ?? 0;
  if (key === 'ArrowDown') return row + 1 < here ? [column, row + 1] : undefined;
  if (key === 'ArrowUp') return row > 0 ? [column, row - 1] : undefined;
  if (key === 'Home') return [column, 0];
  if (key === 'End') return [column, Math.max(0, here - 1)];
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return undefined;
  const by = key === 'ArrowRight' ? 1 : -1;
  // past columns in which there is nothing
  for (let at = column + by; at >= 0 && at < counts.length; at += by) {
    const count = counts[at] ?? 0;
    if (count > 0) return [at, Math.min(row, count - 1)];
  }
  return undefined;
}

/** Moves the focus from card to card. */
export function goBy(event: KeyboardEvent, board: HTMLElement | null): void {
  if (!board || event.altKey || event.ctrlKey || event.metaKey) return;
  const columns = [...board.querySelectorAll('.board-column')].map((one) => [
    ...one.querySelectorAll<HTMLElement>('.incident-card'),
  ]);
  const column = columns.findIndex((cards) => cards.includes(document.activeElement as HTMLElement));
  if (column < 0) return;
  const row = columns[column]?.indexOf(document.activeElement as HTMLElement) ?? 0;
  const to = target(
    event.key,
    [column, row],
    columns.map(({ length }) => length),
  );
  const card = to && columns[to[0]]?.[to[1]];
  if (!card) return;
  event.preventDefault();
  card.focus();
  card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
