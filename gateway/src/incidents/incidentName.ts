/** The number of an incident, as people say and write it: I-000123. */
export function incidentName(no: number): string {
  return `I-${String(no).padStart(6, '0')}`;
}

/** Its number; undefined where `name` is not what incidentName makes of one. */
export function incidentNumber(name: string): number | undefined {
  const [, digits] = /^I-(\d{6,15})$/.exec(name) ?? [];
  const no = Number(digits);
  return digits !== undefined && no > 0 && incidentName(no) === name ? no : undefined;
}
