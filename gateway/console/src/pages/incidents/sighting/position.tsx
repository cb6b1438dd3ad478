import { Button } from '../../../parts/button.tsx';
import { useFormat, useWords } from '../../../shell/console.ts';
import { positionOf } from '../where.ts';
import { words } from '../words.ts';
import { type Fix, usePosition } from './usePosition.ts';

export function Position(props: {
  readonly fix: Fix | undefined;
  readonly onFix: (fix: Fix) => void;
  readonly error: string | undefined;
}) {
  const t = useWords(words);
  const format = useFormat();
  const { finding, find } = usePosition(props.onFix);
  const { fix, error } = props;
  return (
    <div class="stack" style={{ '--gap': 'var(--s2)' }}>
      <div class="row">
        <Button icon="target" large busy={finding === 'looking'} disabled={finding === 'insecure'} onClick={find}>
          {t.sighting.locate}
        </Button>
        <span role="status">
          {finding === 'looking' && t.sighting.locating}
          {finding !== 'looking' && fix && t.sighting.located(positionOf(fix), format.number(fix.within))}
        </span>
      </div>
      {(finding === 'failed' || finding === 'insecure') && (
        <p class="muted small">{finding === 'failed' ? t.sighting.noPosition : t.sighting.insecure}</p>
      )}
      {error && <p class="field-error small">{error}</p>}
    </div>
  );
}
