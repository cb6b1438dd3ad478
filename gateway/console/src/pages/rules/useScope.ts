import type { Cover, RuleSetting } from '../../api/coverDocuments.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { useFilter } from '../../shell/useFilter.ts';

/** For whom rules are shown or tried. */
interface Scope {
  readonly tab: 'force' | 'try';
  readonly of: 'all' | 'group' | 'cover';
  readonly group: string;
  readonly cover: string;
}

const FIRST: Scope = { tab: 'force', of: 'all', group: '', cover: '' };
const ALLOWED = { tab: ['force', 'try'], of: ['all', 'group', 'cover'] } as const;

interface Groups {
  readonly groups: readonly { readonly group: string | null; readonly covers: number }[];
}

/**
 * The rules of a scope. The API tells those of a cover: of a group one of its covers stands for all, of all covers one that is
 * in no group.
 */
export function useScope() {
  const [scope, setScope] = useFilter(FIRST, ALLOWED);
  const groups = useAsked<Groups>('/api/groups', { limit: 1_000 });
  const all = useAsked<{ readonly covers: number }>('/api/all', { limit: 1 });
  const names = (groups.value?.groups ?? []).flatMap(({ group }) => group ?? []);
  const group = groups.value && !names.includes(scope.group) ? (names[0] ?? '') : scope.group;
  const covers = useAsked<{ readonly covers: readonly Cover[] }>('/api/covers', {
    ...(scope.of === 'group' ? { group } : {}),
    limit: scope.of === 'group' ? 1 : 1_000,
  });
  const listed = covers.value?.covers ?? [];
  const stands = scope.of === 'all' ? (listed.find((one) => one.group === undefined) ?? listed[0]) : listed[0];
  const example = scope.of === 'cover' && scope.cover !== '' ? scope.cover : stands?.cover;
  const rules = useAsked<{ readonly rules: readonly RuleSetting[] }>(
    example === undefined ? undefined : `/api/covers/${encodeURIComponent(example)}/rules`,
  );
  const ofGroup = groups.value?.groups.find((one) => one.group === group)?.covers;
  return {
    ...{ scope, setScope, names, group, example, rules },
    covers: listed.map(({ cover }) => cover),
    hasNone: scope.of !== 'cover' && covers.value?.covers.length === 0,
    /** how many covers are meant */
    count: scope.of === 'cover' ? 1 : scope.of === 'group' ? ofGroup : all.value?.covers,
  };
}

export type Scoped = ReturnType<typeof useScope>;
