import type { ShownIncident } from '../../../api/incidentDocuments.ts';
import { Panel } from '../../../parts/panel.tsx';
import { ProblemNote } from '../../../parts/states.tsx';
import { Ago, Instant } from '../../../parts/time.tsx';
import { useCommon, useConsole, useFormat, useWords } from '../../../shell/console.ts';
import { words } from '../words.ts';
import { ReadingsChart } from './readingsChart.tsx';
import { isJudgedByRest, type SensorSays, sensorSays, stillFor } from './sensorSays.ts';
import { useReadings } from './useReadings.ts';
import { useRefutation } from './useRefutation.ts';

/** What the sensor says of it: how the cover lies now, and, behind the handing in, how far it is believed. */
export function SensorPanel({ incident }: { readonly incident: ShownIncident }) {
  const t = useWords(words);
  const { cover, handedIn, verification, verify } = incident;
  const { asked, readings, isInMaintenance } = useReadings(cover);
  const isWaiting = verification.state === 'waiting';
  const since = isWaiting && handedIn ? Date.parse(handedIn.at) : undefined;
  const says = sensorSays(readings, since, verify.tilt);
  const hasNode = asked.value?.node !== null;
  if (cover === null) {
    return (
      <Panel title={t.sensor.title}>
        <p class="muted">{t.sensor.noCover}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t.sensor.title} aside={says.at === undefined ? undefined : <Heard at={says.at} />}>
      <div class="stack" style={{ '--gap': 'var(--s3)' }}>
        <Verdict incident={incident} says={says} isAtWork={says.isAtWork || isInMaintenance} />
        {asked.problem && !asked.problem.is('unreachable') && (
          <ProblemNote problem={asked.problem} again={asked.again} />
        )}
        {!hasNode && <p class="muted">{t.sensor.noNode}</p>}
        {hasNode && !(isWaiting && says.at === undefined) && (
          <Now says={says} incident={incident} water={readings.at(-1)?.water} />
        )}
        {readings.length > 1 && <ReadingsChart incident={incident} readings={readings} />}
      </div>
    </Panel>
  );
}

function Heard({ at }: { readonly at: number }) {
  const t = useWords(words);
  return (
    <span class="muted small">
      {t.sensor.heard} <Ago at={at} />
    </span>
  );
}

function Verdict({
  incident,
  says,
  isAtWork,
}: {
  readonly incident: ShownIncident;
  readonly says: SensorSays;
  readonly isAtWork: boolean;
}) {
  const { now } = useConsole();
  const t = useWords(words);
  const refutation = useRefutation();
  const format = useFormat();
  const { verification, verify } = incident;
  switch (verification.state) {
    case 'none':
      return null;
    case 'verified': {
      const { proof } = verification;
      const tilt = proof?.tilt;
      return (
        <div class="verdict is-good" role="status">
          <p class="verdict-title">{t.sensor.verified}</p>
          {proof && (
            <p class="small">
              {tilt !== null && tilt !== undefined && `${t.sensor.atMost(format.quantity(tilt, 'deg'))} · `}
              {t.sensor.still(format.duration(Date.parse(proof.to) - Date.parse(proof.from)))} ·{' '}
              {format.plural(proof.samples, t.sensor.samples)}
            </p>
          )}
        </div>
      );
    }
    case 'overruled':
      return (
        <div class="verdict is-major" role="status">
          <p class="verdict-title">{t.sensor.overruled(verification.who ?? '')}</p>
          <p>{verification.reason}</p>
        </div>
      );
    case 'refuted':
      return (
        <div class="verdict is-critical" role="status">
          <p class="verdict-title">{t.sensor.refuted}</p>
          <p>{refutation(verification.reason ?? '')}</p>
          <p class="small">
            <Instant at={verification.at} /> · {t.sensor.goBack}
          </p>
        </div>
      );
    case 'waiting': {
      if (!isJudgedByRest(incident)) {
        return (
          <div class="verdict is-minor" role="status">
            <p class="verdict-title">{t.sensor.waits}</p>
            <p>{t.sensor.byEvents}</p>
          </div>
        );
      }
      const need = verify.stillMs;
      const still = Math.min(need, stillFor(says, now.second.value, !isAtWork));
      const minutes = (ms: number): string => format.number(Math.floor(ms / 60_000));
      return (
        <div class="verdict is-minor" role="status">
          <p class="verdict-title">{t.sensor.waits}</p>
          <p>
            {says.at === undefined
              ? t.sensor.nothingYet
              : isAtWork
                ? t.sensor.atWork
                : says.goodSince === undefined
                  ? t.sensor.notYet
                  : still >= need
                    ? t.sensor.nextWord
                    : t.sensor.stillFor(minutes(still), minutes(need))}
          </p>
          <progress class="verdict-bar" max={need} value={still} aria-label={t.sensor.progress} />
        </div>
      );
    }
  }
}

function Now({
  says,
  incident,
  water,
}: {
  readonly says: SensorSays;
  readonly incident: ShownIncident;
  readonly water: number | undefined;
}) {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  if (says.at === undefined) return <p class="muted">{t.sensor.silent}</p>;
  const { tilt, isClosed } = says;
  const isFlat = tilt !== undefined && tilt <= incident.verify.tilt;
  return (
    <dl class="now-facts">
      {tilt !== undefined && (
        <Fact label={common.reading.tilt} tone={isFlat ? 'good' : 'critical'} value={format.quantity(tilt, 'deg')} />
      )}
      {isClosed !== undefined && (
        <Fact
          label={t.sensor.lid}
          tone={isClosed ? 'good' : 'critical'}
          value={isClosed ? t.sensor.closed : t.sensor.open}
        />
      )}
      {water !== undefined && incident.matter === 'flooding' && (
        <Fact label={common.reading.water} tone="minor" value={format.quantity(water, 'mm')} />
      )}
    </dl>
  );
}

function Fact(props: { readonly label: string; readonly value: string; readonly tone: 'good' | 'critical' | 'minor' }) {
  return (
    <div class={`now-fact is-${props.tone}`}>
      <dt>{props.label}</dt>
      <dd>{props.value}</dd>
    </div>
  );
}
