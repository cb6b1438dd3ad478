import type { RuleName } from '../../../detect/types.ts';
import type { Language } from '../../../parts/language.ts';
import type { Grouping, TargetName } from '../../../supervision/types.ts';

/** Every text of the monthly report and of the public page. A language that lacks one does not compile. */
export interface ReportWords {
  readonly language: Language;
  readonly title: (month: string) => string;
  readonly publicTitle: (month: string) => string;
  readonly madeAt: (time: string, zone: string) => string;
  readonly provisional: string;
  readonly plan: { readonly title: string; readonly lead: string };
  readonly done: { readonly title: string; readonly lead: string };
  readonly check: { readonly title: string; readonly lead: string; readonly allMet: string };
  readonly act: { readonly title: string; readonly lead: string; readonly nothing: string };
  readonly targets: Readonly<Record<TargetName, string>>;
  readonly atLeast: (value: string) => string;
  readonly atMost: (value: string) => string;
  readonly columns: {
    readonly target: string;
    readonly aim: string;
    readonly figure: string;
    readonly before: string;
    readonly gap: string;
    readonly where: string;
    readonly cases: string;
    readonly step: string;
    readonly taken: string;
    readonly limits: string;
    readonly onTime: string;
    readonly opened: string;
    readonly closed: string;
    readonly median: string;
    readonly p90: string;
    readonly falseAlarms: string;
    readonly reopened: string;
    readonly cover: string;
    readonly incidents: string;
    readonly incident: string;
    readonly due: string;
    readonly unit: string;
    readonly month: string;
  };
  /** the figures at the top */
  readonly figures: {
    readonly opened: string;
    readonly closed: string;
    readonly open: string;
    readonly onTime: string;
    readonly median: string;
    readonly p90: string;
    readonly falseAlarms: string;
    readonly reopened: string;
    readonly yellow: string;
    readonly red: string;
    readonly longestOpen: string;
    readonly recurrent: string;
  };
  readonly sections: {
    readonly steps: string;
    readonly by: Readonly<Record<Grouping, string>>;
    readonly year: string;
    readonly worst: string;
    readonly recurrent: string;
    readonly overdue: string;
  };
  readonly charts: { readonly opened: string; readonly onTime: string; readonly byUnit: string };
  readonly met: string;
  readonly missed: string;
  readonly nothingMeasured: string;
  /** a unit, cell or rule that has no name */
  readonly none: Readonly<Record<Grouping, string>>;
  readonly others: string;
  readonly actions: {
    readonly inspectCover: (cover: string, incidents: string) => string;
    readonly moreCovers: (covers: string) => string;
    readonly talkToUnit: (unit: string, target: string, figure: string, before: string, aim: string) => string;
    readonly tryRule: (rule: string, falseAlarms: string, closed: string, command: string) => string;
    readonly carryOver: (incidents: string) => string;
    readonly mendTarget: (target: string, figure: string, before: string, aim: string) => string;
  };
  readonly privacy: (least: string) => string;
  readonly otherMonths: string;
  /** steps of the workflows that are built in; others are shown by their names */
  readonly steps: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<RuleName, string>>;
  /** 3 h 20 min */
  readonly spans: { readonly day: string; readonly hour: string; readonly minute: string; readonly space: string };
}
