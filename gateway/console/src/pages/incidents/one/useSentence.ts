import type { IncidentEntry } from '../../../api/incidentDocuments.ts';
import { useCommon, useFormat, useWords } from '../../../shell/console.ts';
import { words } from '../words.ts';
import { readFact } from './entryFact.ts';
import { useRefutation } from './useRefutation.ts';

/** What happened, in one line of the reader's language. */
export function useSentence(): (entry: IncidentEntry) => string {
  const t = useWords(words).entry;
  const refutation = useRefutation();
  const common = useCommon();
  const format = useFormat();
  const named = (of: object, name: string | undefined): string =>
    name === undefined ? '' : ((of as Readonly<Record<string, string>>)[name] ?? name);

  return (entry) => {
    const fact = readFact(entry);
    const text = (name: string): string => fact.text(name) ?? '';
    switch (entry.kind) {
      case 'opened':
        return t.opened(named(common.origin, fact.text('origin')), named(common.matter, fact.text('matter')));
      case 'event':
        return (
          t.event[fact.text('change') as keyof typeof t.event]?.(named(common.rule, fact.text('rule'))) ?? text('rule')
        );
      case 'reported':
        return t.reported(named(common.matter, fact.text('matter')));
      case 'step':
        return t.step(named(common.step, fact.text('step')));
      case 'assigned':
        return t.assigned([fact.text('unit'), fact.text('user')].filter(Boolean).join(' · '));
      case 'escalated':
        return t.escalated(text('unit'));
      case 'work-begun':
        return t.workBegun(format.number(fact.number('minutes') ?? 0));
      case 'handed-in':
        return t.handedIn;
      case 'verified':
        return t.verified;
      case 'refuted':
        return t.refuted(refutation(text('reason')));
      case 'overruled':
        return t.overruled;
      case 'card':
        return t.card(named(common.card, fact.text('card')), named(common.step, fact.text('step')));
      case 'note':
        return t.note;
      case 'child':
        return t.child;
      case 'parent':
        return t.parent;
      case 'answered':
        return fact.isTrue('safe') ? t.safe : t.unsafe;
      case 'reopened':
        return t.reopened;
      case 'closed':
        return t.closed(named(common.result, fact.text('result')), text('of'));
      default:
        return entry.kind;
    }
  };
}
