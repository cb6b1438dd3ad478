import { Link } from 'wouter-preact';
import type { Incident } from '../../../api/incidentDocuments.ts';
import { Icon } from '../../../parts/icons.tsx';
import { Shape } from '../../../parts/severity.tsx';
import { Ago } from '../../../parts/time.tsx';
import { incidentPath } from '../../../paths.ts';
import { useCommon, useConsole, useWords } from '../../../shell/console.ts';
import { DueBar } from '../dueBar.tsx';
import { MatterIcon } from '../matterIcon.tsx';
import { VerificationBadge } from '../verificationBadge.tsx';
import { whereOf } from '../where.ts';
import { words } from '../words.ts';
import './card.css';

/** An incident on the board. All of it is one link. */
export function IncidentCard({ incident, step = false }: { readonly incident: Incident; readonly step?: boolean }) {
  const { waiting } = useConsole();
  const common = useCommon();
  const t = useWords(words);
  const { id, cover, coverName, place, matter, severity, unit, assignee, next, work, result } = incident;
  const steps = common.step as Readonly<Record<string, string>>;
  const named = coverName ?? place?.address ?? (cover === null ? whereOf(incident) : undefined);
  const waits = waiting.mine.value.filter(({ what }) => what.kind === 'act' && what.incident === id).length;
  return (
    <Link href={incidentPath(id)} class={`incident-card is-${severity}`}>
      <span class="incident-card-head">
        <MatterIcon matter={matter} severity={severity} />
        <span class="grow">
          <strong class="incident-card-matter">{common.matter[matter]}</strong>
          <span class="incident-card-where">{named ?? (cover === null ? t.noPlace : '')}</span>
          <span class="incident-card-ids mono">{[cover, id].filter(Boolean).join(' · ')}</span>
        </span>
      </span>
      {step && next && (
        <span class="small">
          <span class="muted">{t.awaits}</span> {steps[next.step] ?? next.step}
        </span>
      )}
      <DueBar incident={incident} />
      <span class="incident-card-foot small">
        <span class="incident-card-severity">
          <Shape mark={severity} size={11} />
          {common.severity[severity]}
        </span>
        <span class="incident-card-who">
          <Icon name={assignee || work ? 'person' : 'users'} size={14} />
          {[unit ?? t.noUnit, assignee ?? work?.who].filter(Boolean).join(' · ')}
        </span>
        <VerificationBadge incident={incident} />
        {waits > 0 && (
          <span class="badge is-major">
            <Icon name="clock" size={12} />
            {t.waiting.short(waits)}
          </span>
        )}
        {result && <span class="badge">{common.result[result]}</span>}
        {incident.closedAt && <Ago at={incident.closedAt} />}
      </span>
    </Link>
  );
}
