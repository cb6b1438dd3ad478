import { Panel } from '../../parts/panel.tsx';
import { type Bar, type Lane, TimeLine } from '../../parts/timeLine.tsx';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import type { CoverRow, Difference, DryRun, FoundEvent } from './dryRun.ts';
import { words } from './words.ts';

/** More lanes than these nobody compares. */
const COVERS = 12;

/** For the covers with the most differences: what was told, and below it what would have been. */
export function OverTime({ run, covers }: { readonly run: DryRun; readonly covers: readonly CoverRow[] }) {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const shown = covers.slice(0, COVERS);

  function barsOf(differences: readonly Difference[], which: 'told' | 'found'): readonly Bar[] {
    return differences.flatMap((difference) => {
      const event: FoundEvent | null = difference[which];
      if (event === null) return [];
      const { id, severity, onset, clearedAt } = event;
      const end = clearedAt === null ? t.stillOpen : format.instant(clearedAt);
      const words = [common.rule[difference.rule], common.severity[severity], t.verdict[difference.verdict]];
      return {
        ...{ key: `${which} ${id}`, mark: severity, hollow: which === 'told' },
        ...{ from: Date.parse(onset), to: clearedAt === null ? null : Date.parse(clearedAt) },
        label: `${words.join(', ')}, ${format.instant(onset)} – ${end}`,
      };
    });
  }

  const lanes: Lane[] = shown.flatMap(({ cover, differences }) => [
    { key: `${cover} then`, label: t.laneThen(cover), bars: barsOf(differences, 'told') },
    { key: `${cover} now`, label: t.laneNow(cover), bars: barsOf(differences, 'found') },
  ]);
  return (
    <Panel title={t.timeLine}>
      <div class="stack">
        <p class="muted small">
          {t.timeLineText} {covers.length > shown.length && t.timeLineMore(format.number(covers.length - shown.length))}
        </p>
        <TimeLine label={t.timeLineText} from={Date.parse(run.from)} to={Date.parse(run.to)} lanes={lanes} axis />
      </div>
    </Panel>
  );
}
