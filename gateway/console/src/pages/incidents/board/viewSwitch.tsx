import { Choices } from '../../../parts/choices.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { useWords } from '../../../shell/console.ts';
import { words } from '../words.ts';
import type { View } from './useView.ts';

const VIEWS: readonly View[] = ['board', 'list'];

export function ViewSwitch({ view, onView }: { readonly view: View; readonly onView: (view: View) => void }) {
  const t = useWords(words);
  return (
    <Choices
      bare
      label={t.view.title}
      value={view}
      options={VIEWS.map((value) => ({
        value,
        text: (
          <>
            <Icon name={value} size={16} />
            {t.view[value]}
          </>
        ),
      }))}
      onValue={onView}
    />
  );
}
