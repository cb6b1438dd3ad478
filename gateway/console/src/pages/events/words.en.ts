const words = {
  title: 'Events',
  open: 'Open',
  openCount: { one: '# open', other: '# open' },
  earlier: 'Earlier',
  search: 'Cover',
  noOpen: 'Nothing is raised',
  noOpenText: 'All that is watched is as it should be.',
  noEarlier: 'Nothing like that was raised',
  onset: 'Onset',
  lasted: 'Lasted',
  value: 'Peak',
  review: 'Said of it',
  incident: 'Incident',
  acknowledge: 'Acknowledge',
  acknowledged: (who: string) => `seen by ${who}`,
  isAcknowledged: (rule: string, cover: string) => `${rule}, ${cover}: acknowledged.`,
  comments: { one: '# comment', other: '# comments' },
  late: 'late',
  withdrawn: 'withdrawn',
  shelved: 'put aside',
  released: 'let go',
  withShelved: 'With what is put aside',
};

export type EventsWords = typeof words;
export default words;
