import { useState } from 'preact/hooks';
import type { CoverDetails, CoverPage } from '../../api/coverDocuments.ts';
import { Button } from '../../parts/button.tsx';
import { Facts, Panel } from '../../parts/panel.tsx';
import { useCommon, useConsole, useWords } from '../../shell/console.ts';
import { DetailsForm } from './detailsForm.tsx';
import { words } from './words.ts';

const NAMES = ['name', 'asset', 'address', 'unit', 'group', 'cell'] as const;

/** What a city knows of the cover. */
export function DetailsPanel(props: { readonly of: CoverPage; readonly onSaved: (details: CoverDetails) => void }) {
  const { of, onSaved } = props;
  const { session } = useConsole();
  const t = useWords(words).details;
  const common = useCommon();
  const [isEditing, setEditing] = useState(false);
  const { details } = of;
  const none = <span class="muted">{t.none}</span>;
  return (
    <Panel
      title={t.title}
      aside={
        session.may('dispatcher') && (
          <Button icon="settings" onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
        )
      }
    >
      <Facts
        of={[
          ...NAMES.map((name) => [common.field[name], details[name] ?? none] as const),
          [
            t.place,
            details.lat === null || details.lon === null ? (
              none
            ) : (
              <span class="mono">{`${details.lat.toFixed(6)}, ${details.lon.toFixed(6)}`}</span>
            ),
          ],
          [common.field.tags, details.tags.length === 0 ? none : details.tags.join(', ')],
          [common.field.node, of.node === null ? none : String(of.node)],
        ]}
      />
      {isEditing && (
        <DetailsForm
          cover={of.cover}
          details={details}
          onClose={() => setEditing(false)}
          onSaved={(saved) => {
            setEditing(false);
            onSaved(saved);
          }}
        />
      )}
    </Panel>
  );
}
