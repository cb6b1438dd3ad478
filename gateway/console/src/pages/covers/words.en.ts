const words = {
  title: 'Covers',
  search: 'Number, name, address, asset',
  condition: 'Condition',
  open: 'Alert',
  hasNode: 'Node',
  with: 'With a node',
  without: 'Without one',
  maintenance: 'Maintenance',
  table: 'Covers, with how they stand',
  reading: (count: string) => `${count} read so far`,
  none: 'No cover is like that',
  noneText: 'Take some of the filters away.',
  empty: 'There are no covers yet',
  emptyText: 'They come with an import (lidwatch cover import), or by hand.',
  download: 'As a table (CSV)',
  add: 'New cover',
  addHint: 'Its number is for life: no cover is ever deleted.',
  added: (cover: string) => `${cover} is there.`,
  reset: 'Show all',
  raised: 'Raised',
  count: { one: '# cover', other: '# covers' },
};

export type CoversWords = typeof words;
export default words;
