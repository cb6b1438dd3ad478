/** The words of the API that the console has names, shapes and colours for. tests/console holds them to the gateway's. */
export const SEVERITIES = ['critical', 'major', 'minor', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

const CONDITIONS = ['open', 'normal', 'unknown'] as const;
export type Condition = (typeof CONDITIONS)[number];

export const RULES = [
  'cover.opened',
  'cover.tilted',
  'cover.displaced',
  'cover.impact',
  'cover.rattling',
  'water.high',
  'water.overflow',
  'water.rising',
  'battery.low',
  'node.offline',
  'node.fault',
] as const;
export type Rule = (typeof RULES)[number];

export const MATTERS = [
  'missing',
  'open',
  'displaced',
  'tilted',
  'flooding',
  'damaged',
  'noisy',
  'node',
  'other',
] as const;
export type Matter = (typeof MATTERS)[number];

export const CARDS = ['none', 'yellow', 'red'] as const;
export type Card = (typeof CARDS)[number];

export type Origin = 'event' | 'resident' | 'patrol';
export type Result = 'resolved' | 'false-alarm' | 'duplicate';
export type PartStatus = 'up' | 'down' | 'degraded';
export type RiskPart = 'events' | 'overdue' | 'water' | 'rattling' | 'silent';
export type RiskLevel = 'low' | 'raised' | 'high' | 'severe';
