const words = {
  title: 'Residents',
  intro: 'These reports wait for a person. One that is taken joins the incident that is open there, or opens one.',
  count: { one: '# report waits', other: '# reports wait' },
  none: 'No report waits',
  photo: 'Photo of the report',
  contact: 'Contact',
  note: 'Note',
  via: { page: 'page of the cover', open311: 'Open311' },
  heldFor: {
    links: 'Has links',
    honeypot: 'Looks like a program',
    'too-fast': 'Sent faster than a person writes',
    many: 'Many from one address',
    repeated: 'Said before',
    words: 'Has words that are held',
    unfinished: 'Was cut off by a restart',
  },
  act: { accept: 'Take it', reject: 'Reject it' },
  what: {
    accept: 'It joins the incident that is open there, or opens one.',
    reject: 'Nothing follows from it, and its photo goes.',
  },
  done: { accept: 'Taken', reject: 'Rejected' },
  joined: (report: string) => `${report} belongs to`,
};

export type ResidentsWords = typeof words;
export default words;
