import type { PartStatus } from '../../api/words.ts';
import { type Mark, Shape } from '../../parts/severity.tsx';
import { useCommon } from '../../shell/console.ts';

const MARKS: Readonly<Record<PartStatus, Mark>> = { up: 'good', degraded: 'major', down: 'critical' };

export function PartBadge({ status }: { readonly status: PartStatus }) {
  const t = useCommon();
  const mark = MARKS[status];
  return (
    <span class={`badge is-${mark}`}>
      <Shape mark={mark} size={12} />
      {t.part[status]}
    </span>
  );
}
