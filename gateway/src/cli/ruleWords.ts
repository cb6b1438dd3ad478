import { formatQuantity } from '../config/quantity.ts';
import { formatLevel } from '../config/ruleLevels.ts';
import { type Explained, RULE_SCALES } from '../detect/ruleSettings.ts';
import { unitOf } from '../detect/settingUnits.ts';
import type { TableColumn } from './table.ts';

/** A value of a rule as it would be written. */
export function formatRuleSetting({ rule, setting, value }: Explained): string {
  if (typeof value === 'number') {
    const unit = unitOf(rule, setting);
    if (unit === 'ms') return formatQuantity('time', value);
    if (unit === 'mm/min') return formatQuantity('rate', value);
    return formatLevel(unit ?? RULE_SCALES[rule].unit, value);
  }
  if (typeof value !== 'object') return String(value);
  return 'samples' in value ? formatQuantity('samples', value.samples) : formatQuantity('time', value.ms);
}

export const RULE_COLUMNS: readonly TableColumn<Explained>[] = [
  { title: 'rule', cell: ({ rule }) => rule },
  { title: 'setting', cell: ({ setting }) => setting },
  { title: 'value', cell: formatRuleSetting },
  { title: 'from', cell: ({ from }) => from },
];
