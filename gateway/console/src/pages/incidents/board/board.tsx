import { useRef } from 'preact/hooks';
import type { Incident, WorkflowsDocument } from '../../../api/incidentDocuments.ts';
import { useCommon, useFormat, useWords } from '../../../shell/console.ts';
import { words } from '../words.ts';
import { IncidentCard } from './card.tsx';
import { columnsOf, grouped } from './columns.ts';
import { goBy } from './moving.ts';
import { ParentLine } from './parents.tsx';

interface BoardProps {
  readonly book: WorkflowsDocument;
  readonly incidents: readonly Incident[];
}

const NARROW = 'minmax(7rem, 0.4fr)';
const WIDE = 'minmax(15rem, 1fr)';

/** A column for each step that is awaited. The arrow keys go from card to card, and from column to column. */
export function Board({ book, incidents }: BoardProps) {
  const common = useCommon();
  const t = useWords(words);
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);
  const steps = common.step as Readonly<Record<string, string>>;
  const columns = columnsOf(book, incidents);
  // a column in which there is nothing leaves its room to the others
  const widths = columns.map((column) => (column.incidents.length === 0 ? NARROW : WIDE)).join(' ');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are a shortcut between links that have a place of their own
    <div
      ref={place}
      class="board"
      style={{ gridTemplateColumns: widths }}
      onKeyDown={(event) => goBy(event, place.current)}
    >
      {columns.map(({ step, incidents: some }) => {
        const name = steps[step] ?? step;
        return (
          <section key={step} class="board-column" aria-label={t.column(name, format.plural(some.length, t.count))}>
            <header class="board-column-head">
              <h2>{name}</h2>
              <span class="board-count">{format.number(some.length)}</span>
            </header>
            <ul class="board-cards">
              {grouped(some).map(({ parent, incidents: group }) => (
                <li key={group[0]?.id} class={parent ? 'board-group' : undefined}>
                  {parent && <ParentLine id={parent} count={group.length} />}
                  {group.map((incident) => (
                    <IncidentCard key={incident.id} incident={incident} />
                  ))}
                </li>
              ))}
              {some.length === 0 && <li class="board-none muted small">{t.columnEmpty}</li>}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
