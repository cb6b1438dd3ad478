import type { Incident, WorkflowsDocument } from '../../../api/incidentDocuments.ts';
import { byUrgency } from '../due.ts';

/** A column of the board: the incidents that await a step. */
export interface BoardColumn {
  readonly step: string;
  readonly incidents: readonly Incident[];
}

/** Steps that are awaited in any workflow, in their order; the first of each is taken as an incident is opened. */
function awaitedSteps(book: WorkflowsDocument): readonly string[] {
  const standard = book.workflows.find(({ name }) => name === book.default);
  const others = book.workflows.filter((one) => one !== standard);
  const steps = [standard, ...others].flatMap((workflow) =>
    (workflow?.steps ?? []).filter(({ kind }) => kind !== 'open'),
  );
  return [...new Set(steps.map(({ step }) => step))];
}

/**
 * What each column holds, the most pressing on top. Of the standard workflow every step has a column; of others those that something
 * awaits. Parents stand in none: their work is that of their children.
 */
export function columnsOf(book: WorkflowsDocument, incidents: readonly Incident[]): readonly BoardColumn[] {
  const standard = book.workflows.find(({ name }) => name === book.default);
  // the last step is taken by the gateway itself: a column that is always empty helps nobody
  const always = new Set(
    standard?.steps.filter(({ kind }) => kind !== 'open' && kind !== 'close').map(({ step }) => step),
  );
  const awaited = new Map<string, Incident[]>();
  for (const incident of incidents) {
    if (!incident.next) continue;
    const some = awaited.get(incident.next.step) ?? [];
    some.push(incident);
    awaited.set(incident.next.step, some);
  }
  const known = awaitedSteps(book);
  const strange = [...awaited.keys()].filter((step) => !known.includes(step));
  return [...known, ...strange].flatMap((step) => {
    const found = awaited.get(step);
    return found || always.has(step) ? [{ step, incidents: (found ?? []).toSorted(byUrgency) }] : [];
  });
}

/** Children of the same parent stand together, behind the first of them. */
export interface Group {
  /** undefined: it has none */
  readonly parent: string | undefined;
  readonly incidents: readonly Incident[];
}

export function grouped(incidents: readonly Incident[]): readonly Group[] {
  const groups: Group[] = [];
  const at = new Map<string, Incident[]>();
  for (const incident of incidents) {
    const { parent } = incident;
    const before = parent === null ? undefined : at.get(parent);
    if (before) {
      before.push(incident);
      continue;
    }
    const some = [incident];
    if (parent !== null) at.set(parent, some);
    groups.push({ parent: parent ?? undefined, incidents: some });
  }
  return groups;
}
