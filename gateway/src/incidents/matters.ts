import { type RuleName, SEVERITIES, type Severity } from '../detect/rule.ts';
import { MATTERS, type Matter } from './types.ts';

/** What an event of a rule is to the people in the street. */
const MATTER_OF: Readonly<Record<RuleName, Matter>> = {
  'cover.opened': 'open',
  'cover.tilted': 'tilted',
  'cover.displaced': 'displaced',
  'cover.impact': 'noisy',
  'cover.rattling': 'noisy',
  'water.high': 'flooding',
  'water.overflow': 'flooding',
  'water.rising': 'flooding',
  'battery.low': 'node',
  'node.fault': 'node',
  'node.offline': 'node',
};

/** How pressing it is what somebody has seen: no rule has measured it. */
const SEVERITY_OF: Readonly<Record<Matter, Severity>> = {
  missing: 'critical',
  open: 'critical',
  displaced: 'critical',
  tilted: 'major',
  flooding: 'major',
  damaged: 'major',
  noisy: 'minor',
  node: 'minor',
  other: 'minor',
};

export const matterOf = (rule: RuleName): Matter => MATTER_OF[rule];
export const severityOf = (matter: Matter): Severity => SEVERITY_OF[matter];

/** The more pressing one: an incident never gets easier by what else is found. */
export function worseMatter(a: Matter, b: Matter): Matter {
  return MATTERS.indexOf(a) <= MATTERS.indexOf(b) ? a : b;
}

export function worseSeverity(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b;
}
