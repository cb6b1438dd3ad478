/** Numbers as a person reads them. What is not known is a dash. */
const NONE = '–';

export function percent(share: number | null | undefined): string {
  if (share == null) return NONE;
  const value = share * 100;
  // 99.97 % is not 100 %
  const digits = value > 99 || value < 1 ? 2 : 1;
  const text = value === 100 || value === 0 ? String(value) : value.toFixed(digits);
  if (text === '100.00') return '>99.99 %';
  return `${text.replace(/\.0$/, '')} %`;
}

/** A set, with its loss where the name does not say it. */
export function setTitle({
  name,
  loss,
  heldOut,
}: {
  readonly name: string;
  readonly loss: number;
  readonly heldOut: boolean;
}) {
  const more = [
    name.includes(percent(loss)) ? '' : `${percent(loss)} loss`,
    heldOut && name !== 'held out' ? 'held out' : '',
  ];
  const told = more.filter((one) => one !== '');
  return told.length === 0 ? name : `${name} (${told.join(', ')})`;
}

/** ms, in the unit that suits it */
export function span(ms: number | null | undefined): string {
  if (ms == null) return NONE;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 7_200_000) return `${(ms / 60_000).toFixed(1)} min`;
  if (ms < 172_800_000) return `${(ms / 3_600_000).toFixed(1)} h`;
  return `${(ms / 86_400_000).toFixed(1)} d`;
}

/** A count or a rate: as many digits as it has, three that matter of a fraction. */
export function figure(value: number | null | undefined): string {
  if (value == null) return NONE;
  if (Number.isInteger(value) || value >= 1000) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

/** Virtual time since the start of a run: `day 3 04:15:09`. */
export function virtualTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  return `day ${Math.floor(seconds / 86_400) + 1} ${clock.map((part) => String(part).padStart(2, '0')).join(':')}`;
}
