import { incidentName } from '../incidents/incidentName.ts';
import type { Action } from '../supervision/actions.ts';
import type { Report } from '../supervision/report.ts';
import { figuresDocument } from './figuresDocument.ts';
import { monthDocument } from './monthDocument.ts';
import { iso } from './words.ts';

function actionDocument(action: Action) {
  if (action.action !== 'carry-over') return action;
  const { latest, ...rest } = action;
  return { ...rest, latest: latest.map(({ incident }) => incidentName(incident)) };
}

/** The monthly report, as everybody outside sees it. */
export function reportDocument({ month, zone, madeAt, isOver, plan, do: done, check, act }: Report) {
  return {
    ...{ month, zone, madeAt: iso(madeAt), isOver, plan, check },
    do: { figures: figuresDocument(done.figures), series: done.series.map(monthDocument) },
    act: act.map(actionDocument),
  };
}
