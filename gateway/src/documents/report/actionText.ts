import type { Action } from '../../supervision/actions.ts';
import { TARGETS } from '../../supervision/targets.ts';
import type { TargetName } from '../../supervision/types.ts';
import { measureOf } from './formats.ts';
import { nameOf } from './names.ts';
import type { Paper } from './sections.ts';

/** `at least 95%` */
export function aimText({ words, formats }: Paper, target: TargetName, aim: number): string {
  const { unit, ask } = TARGETS[target];
  const value = measureOf(formats, unit, aim);
  return ask === 'least' ? words.atLeast(value) : words.atMost(value);
}

/** What is to be done, in a sentence. */
export function actionText(paper: Paper, action: Action): string {
  const { words, formats } = paper;
  const { actions } = words;
  const measured = (target: TargetName, value: number): string => measureOf(formats, TARGETS[target].unit, value);
  switch (action.action) {
    case 'inspect-cover':
      return actions.inspectCover(action.cover, formats.count(action.incidents));
    case 'more-covers':
      return actions.moreCovers(formats.count(action.covers));
    case 'talk-to-unit': {
      const { unit, target, figure, before, aim } = action;
      const [now, then] = [measured(target, figure), measured(target, before)];
      return actions.talkToUnit(unit, words.targets[target], now, then, aimText(paper, target, aim));
    }
    case 'try-rule': {
      const { rule, falseAlarms, closed, command } = action;
      return actions.tryRule(nameOf(words, 'rule', rule), formats.count(falseAlarms), formats.count(closed), command);
    }
    case 'carry-over':
      return actions.carryOver(formats.count(action.incidents));
    case 'mend-target': {
      const { target, figure, before, aim } = action;
      const [now, then] = [measured(target, figure), measured(target, before)];
      return actions.mendTarget(words.targets[target], now, then, aimText(paper, target, aim));
    }
  }
}
