import type { Person } from './person.ts';

/** The part of an incident's document that the actors go by. */
export interface Incident {
  readonly id: string;
  readonly kind: 'cover' | 'parent';
  readonly cover: string | null;
  readonly coverName: string | null;
  readonly cell: string | null;
  readonly workflow: string;
  readonly origin: string;
  readonly matter: string;
  readonly severity: string;
  readonly openedAt: string;
  readonly next: { readonly step: string; readonly since: string } | null;
  readonly unit: string | null;
  readonly work: { readonly at: string; readonly who: string } | null;
  readonly handedIn: { readonly at: string; readonly who: string } | null;
  readonly verification: { readonly state: string; readonly at: string | null; readonly reason: string | null };
  readonly reports: number;
  readonly children: readonly string[];
  readonly result: string | null;
}

interface Step {
  readonly step: string;
  readonly kind: string;
  readonly by: string;
  readonly needs: readonly string[];
}

/** What a step of an incident is about. */
export type StepBook = (incident: Incident) => Step | undefined;

export async function readSteps(who: Person): Promise<StepBook> {
  const { workflows } = await who.get<{ workflows: readonly { name: string; steps: readonly Step[] }[] }>(
    '/api/workflows',
  );
  return ({ workflow, next }) =>
    workflows.find(({ name }) => name === workflow)?.steps.find(({ step }) => step === next?.step);
}

const PAGE = 200;
const PAGES = 10;

/** Those that are open, the newest first. */
export async function openIncidents(who: Person, unit?: string): Promise<readonly Incident[]> {
  const found: Incident[] = [];
  const filter = unit === undefined ? '' : `&unit=${unit}`;
  let cursor = '';
  for (let page = 0; page < PAGES; page += 1) {
    const path = `/api/incidents?open=true&limit=${PAGE}${filter}${cursor}`;
    const { incidents, next } = await who.get<{ incidents: readonly Incident[]; next: string | number | null }>(path);
    found.push(...incidents);
    if (next === null) break;
    cursor = `&cursor=${encodeURIComponent(String(next))}`;
  }
  return found;
}

export function act(who: Person, { id }: Incident, body: object): Promise<Incident> {
  return who.post<Incident>(`/api/incidents/${id}/acts`, body);
}

const URGENCY = ['critical', 'major', 'minor', 'info'];

/** The most pressing first, of those the oldest. */
export function byUrgency(a: Incident, b: Incident): number {
  const severity = URGENCY.indexOf(a.severity) - URGENCY.indexOf(b.severity);
  return severity || Date.parse(a.openedAt) - Date.parse(b.openedAt);
}

/** `I-000012, C-0007 at Mill Lane 34` */
export function placeOf({ id, cover, coverName, cell }: Incident): string {
  if (cover === null) return `${id}, cell ${cell ?? '?'}`;
  return `${id}, ${cover}${coverName ? ` at ${coverName}` : ''}`;
}
