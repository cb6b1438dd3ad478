import type { ShownIncident } from '../../../api/incidentDocuments.ts';
import { useCommon, useWords } from '../../../shell/console.ts';
import type { ActName } from '../../../waiting/entered.ts';
import { words } from '../words.ts';
import { planOf } from './choose.ts';

/** What a button says: of a step by what it is, of all else by its act. */
export function useActText(incident: ShownIncident): (act: ActName) => string {
  const common = useCommon();
  const t = useWords(words);
  const names = common.step as Readonly<Record<string, string>>;
  return (act) => {
    if (act !== 'take') return t.act[act];
    const plan = planOf(incident);
    const name = names[plan?.step ?? ''] ?? plan?.step ?? '';
    switch (plan?.kind) {
      case 'handle':
        return t.take.handle;
      case 'assign':
        return t.act.assign;
      case 'answer':
        return t.take.answer;
      default:
        return t.take.plain(name);
    }
  };
}
