const words = {
  title: 'Supervision',
  report: 'Monthly report',
  csv: 'CSV',
  publicPage: 'Public page',
  incidents: { one: '# incident', other: '# incidents' },
  month: { title: 'Month', before: 'Month before', behind: 'Next month' },
  figure: {
    onTime: 'On time',
    ofLimits: (onTime: string, all: string) => `${onTime} of ${all} limits`,
    median: 'Time to safe, median',
    p90: (length: string) => `nine in ten within ${length}`,
    opened: 'Opened',
    closedOpen: (closed: string, open: string) => `${closed} closed, ${open} open at the end`,
    cards: 'Cards',
    falseAlarms: 'False alarms',
    duplicates: (count: string) => `and ${count} duplicates`,
    reopened: 'Reopened',
  },
  steps: {
    title: 'On time, by step',
    none: 'No limit has been decided in this month.',
    of: (onTime: string, all: string) => `${onTime} of ${all}`,
  },
  months: {
    title: 'Twelve months: incidents, and share on time',
    opened: (count: string) => `${count} opened`,
    onTime: (share: string) => `${share} on time`,
    noShare: 'no limit decided',
  },
  by: {
    title: 'By unit, cell and rule',
    unit: 'Unit',
    cell: 'Cell',
    rule: 'Rule',
    nobody: 'None',
    closed: 'Closed',
    p90: 'Nine in ten',
  },
  recurrent: { title: 'Covers that come back again and again', none: 'None in this month.' },
  overdue: {
    title: 'Past their limit',
    none: 'Nothing was past its limit at the end.',
    longest: 'Open the longest',
    incident: 'Incident',
    step: 'Awaits',
    due: 'Was due',
  },
};

export type SupervisionWords = typeof words;
export default words;
