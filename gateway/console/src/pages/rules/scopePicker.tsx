import { useId } from 'preact/hooks';
import { Choices } from '../../parts/choices.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { FilterBar } from '../../parts/filterBar.tsx';
import { useCommon, useWords } from '../../shell/console.ts';
import type { Scoped } from './useScope.ts';
import { words } from './words.ts';

/** All covers, a group, or one cover. */
export function ScopePicker({ of }: { readonly of: Scoped }) {
  const { scope, setScope, names, group, covers, example } = of;
  const t = useWords(words).scope;
  const common = useCommon();
  const list = useId();
  return (
    <FilterBar>
      <Choices
        label={t.label}
        value={scope.of}
        onValue={(value) => setScope({ of: value })}
        options={(['all', ...(names.length > 0 ? (['group'] as const) : []), 'cover'] as const).map((value) => ({
          value,
          text: t[value],
        }))}
      />
      {scope.of === 'group' && (
        <Select
          label={common.field.group}
          value={group}
          onValue={(name) => setScope({ group: name })}
          options={names.map((value) => ({ value, text: value }))}
        />
      )}
      {scope.of === 'cover' && (
        <>
          <TextField
            label={common.field.cover}
            list={list}
            value={scope.cover === '' ? (example ?? '') : scope.cover}
            onValue={(cover) => setScope({ cover })}
          />
          <datalist id={list}>
            {covers.map((cover) => (
              <option key={cover} value={cover} />
            ))}
          </datalist>
        </>
      )}
    </FilterBar>
  );
}
