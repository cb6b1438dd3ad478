import { useState } from 'preact/hooks';
import type { ShownIncident } from '../../../api/incidentDocuments.ts';
import { Icon } from '../../../parts/icons.tsx';
import { Page } from '../../../parts/page.tsx';
import { SeverityBadge } from '../../../parts/severity.tsx';
import { Loading, ProblemNote } from '../../../parts/states.tsx';
import { PATHS } from '../../../paths.ts';
import { useCommon, useConsole, useFormat, useWords } from '../../../shell/console.ts';
import type { PageProps } from '../../../shell/route.ts';
import type { ActName } from '../../../waiting/entered.ts';
import { DueBar } from '../dueBar.tsx';
import { VerificationBadge } from '../verificationBadge.tsx';
import { WaitingPanel } from '../waitingPanel.tsx';
import { whereOf } from '../where.ts';
import { words } from '../words.ts';
import { ActDialog } from './actDialog.tsx';
import { ActionBar } from './actionBar.tsx';
import { ChildrenPanel } from './childrenPanel.tsx';
import { choose } from './choose.ts';
import { createDrafts } from './drafts.ts';
import { FactsPanel } from './factsPanel.tsx';
import { foresee } from './foresee.ts';
import { PhotosPanel } from './photosPanel.tsx';
import { PlacePanel } from './placePanel.tsx';
import { ReportsPanel } from './reportsPanel.tsx';
import { SensorPanel } from './sensorPanel.tsx';
import { Steps } from './steps.tsx';
import { TimeLine } from './timeLine.tsx';
import { useIncident } from './useIncident.ts';
import './one.css';

export const catalogues = [words];

export default function IncidentPage({ params }: PageProps) {
  const id = params.incident ?? '';
  const { incident, asOf, problem, again } = useIncident(id);
  const common = useCommon();
  const t = useWords(words);
  const format = useFormat();
  const back = { href: PATHS.incidents, text: common.nav.incidents };
  if (!incident) {
    return (
      <Page title={id} back={back}>
        {problem ? <ProblemNote problem={problem} again={again} /> : <Loading />}
        {problem?.is('unreachable') && <p class="muted">{t.notKept}</p>}
      </Page>
    );
  }
  return (
    <Page title={common.matter[incident.matter]} back={back} sub={<Sub incident={incident} />}>
      {problem && <ProblemNote problem={problem} again={again} />}
      {asOf !== undefined && (
        <p class="one-as-of small">
          <Icon name="offline" size={16} />
          {t.asOf(format.instant(asOf))}
        </p>
      )}
      <Shown incident={incident} />
    </Page>
  );
}

function Sub({ incident }: { readonly incident: ShownIncident }) {
  const common = useCommon();
  const { result } = incident;
  return (
    <span class="row" style={{ '--gap': 'var(--s2)' }}>
      <span class="mono muted">{incident.id}</span>
      <SeverityBadge severity={incident.severity} />
      <VerificationBadge incident={incident} />
      {result && <span class="badge">{common.result[result]}</span>}
    </span>
  );
}

/** On a phone: what to do, where, and what the sensor says come first; on a desk they stand beside the story. */
function Shown({ incident }: { readonly incident: ShownIncident }) {
  const { session, waiting } = useConsole();
  const t = useWords(words);
  const [act, setAct] = useState<ActName>();
  const [drafts] = useState(createDrafts);
  const mine = waiting.mine.value;
  const foreseen = foresee(incident, mine);
  const role = session.user.value?.role ?? 'viewer';
  const choice = choose(incident, foreseen, role);
  return (
    <>
      <p class="one-where">{whereOf(incident) ?? (incident.cell ? t.place.cell(incident.cell) : t.noPlace)}</p>
      <DueBar incident={incident} large />
      {incident.kind === 'cover' && <Steps incident={incident} foreseen={foreseen} />}
      <WaitingPanel incident={incident.id} />
      <ActionBar incident={incident} choice={choice} foreseen={foreseen} onAct={setAct} />
      <div class="one-columns">
        <div class="stack one-side">
          {incident.kind === 'parent' && <ChildrenPanel incident={incident} />}
          {incident.kind === 'cover' && <SensorPanel incident={incident} />}
          <PlacePanel incident={incident} />
          <PhotosPanel photos={incident.photoList} />
          {session.may('dispatcher') && incident.reports > 0 && <ReportsPanel incident={incident.id} />}
          <FactsPanel incident={incident} />
        </div>
        <TimeLine incident={incident} />
      </div>
      {act && <ActDialog key={act} incident={incident} act={act} drafts={drafts} onClose={() => setAct(undefined)} />}
    </>
  );
}
