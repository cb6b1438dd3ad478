import type * as Leaflet from 'leaflet';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { useLocation, useSearchParams } from 'wouter-preact';
import type { Event } from '../../api/eventDocuments.ts';
import type { RiskCell } from '../../api/mapDocuments.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Choices } from '../../parts/choices.tsx';
import { Select } from '../../parts/field.tsx';
import { MapView } from '../../parts/mapView.tsx';
import { Page } from '../../parts/page.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { incidentPath, PATHS } from '../../paths.ts';
import { useCommon, useConsole, useWords } from '../../shell/console.ts';
import { AlertList } from './alertList.tsx';
import { CoverCard } from './coverCard.tsx';
import { type CoverPoint, KINDS, type Kind } from './covers.ts';
import { KindFilter } from './kindFilter.tsx';
import { RiskPanel } from './riskPanel.tsx';
import { useAlerts } from './useAlerts.ts';
import { useCovers } from './useCovers.ts';
import { useMapLayers } from './useMapLayers.ts';
import { useRisk } from './useRisk.ts';
import { isWithin } from './within.ts';
import { words } from './words.ts';
import './map.css';

export const catalogues = [words];

const CLOSE = 17;
/** px: below this the card of a cover takes the whole width */
const NARROW = 700;

/** All covers, what is amiss, and where more is to be feared: by the stream, without a reload. */
export default function MapPage() {
  const t = useWords(words);
  const common = useCommon();
  const { theme, session } = useConsole();
  const [, go] = useLocation();
  const { covers, elsewhere, turn, asked } = useCovers();
  const [shown, setShown] = useState<ReadonlySet<Kind>>(new Set(KINDS));
  const [unit, setUnit] = useState('');
  const [view, setView] = useState<'map' | 'list'>('map');
  const [isRiskShown, setRiskShown] = useState(true);
  const [spot, setSpot] = useState<readonly [lat: number, lon: number]>();
  const [said, setSaid] = useState('');
  const risk = useRisk(isRiskShown);
  const [picked, pick] = usePicked();

  const { layers, onReady, wasHere } = useMapLayers({
    onPick: (point) => pick(point?.cover),
    onIncident: (incident) => go(incidentPath(incident)),
    onPlace: (lat, lon) => setSpot([lat, lon]),
  });

  const alerts = useAlerts((event) => {
    setSaid(t.raised(common.rule[event.rule], event.cover, common.severity[event.severity]));
    const point = covers.get(event.cover);
    if (point) layers?.covers.pulse({ ...point, kind: event.severity });
  });

  const points = useMemo(
    () => covers.all().filter((point) => shown.has(point.kind) && (unit === '' || point.unit === unit)),
    [covers, turn, shown, unit],
  );
  useEffect(() => layers?.covers.show(points), [layers, points]);
  // of whose unit the map is not told: they stand whatever unit is chosen
  const beside = useMemo(
    () => elsewhere.all().filter(({ severity }) => shown.has(severity)),
    [elsewhere, elsewhere.all(), shown],
  );
  useEffect(
    () => layers?.elsewhere.show(beside, (one) => `${t.elsewhere} ${one.incident}, ${common.severity[one.severity]}`),
    [layers, beside, t, common],
  );
  useEffect(() => layers?.risk.show(risk?.cells ?? []), [layers, risk, theme.shown.value]);
  useEffect(() => layers?.covers.pick(picked === undefined ? undefined : covers.get(picked)), [layers, picked, turn]);
  useFirstView(layers, asked.value ? covers.all() : undefined, wasHere, picked);

  const goTo = useCallback(
    (cover: string) => {
      pick(cover);
      setView('map');
      const point = covers.get(cover);
      const map = layers?.handle.map;
      if (point && map) map.flyTo(besideCard(map, point), Math.max(map.getZoom(), CLOSE), { duration: 0.7 });
    },
    [covers, layers, pick],
  );

  const listed = useMemo(() => alerts.alerts.filter(isListed), [alerts.alerts, shown, unit, turn]);
  function isListed({ severity, cover }: Event): boolean {
    return shown.has(severity) && (unit === '' || covers.get(cover)?.unit === unit);
  }
  const units = covers.units();
  const cell = spot && risk?.cells.find((one): one is RiskCell => isWithin(one, spot[1], spot[0]));
  const hasNone = asked.value?.covers.length === 0;

  return (
    <Page
      full
      title={t.title}
      actions={
        <>
          <KindFilter counts={covers.counts()} shown={shown} onShown={setShown} />
          {units.length > 0 && (
            <Select
              label={t.unit}
              value={unit}
              onValue={setUnit}
              options={[{ value: '', text: common.say.all }, ...units.map((value) => ({ value, text: value }))]}
            />
          )}
        </>
      }
    >
      <p class="unseen" aria-live="assertive">
        {said}
      </p>
      <div class="map-switch">
        <Choices
          bare
          label={t.view.label}
          value={view}
          onValue={setView}
          options={[
            { value: 'map', text: t.view.map },
            { value: 'list', text: `${t.view.list} ${listed.length}` },
          ]}
        />
      </div>
      <div class={`map-page shows-${view}`}>
        <div class="map-main">
          <MapView label={t.label} onReady={onReady} />
          {asked.problem && <ProblemNote problem={asked.problem} again={asked.again} />}
          {hasNone && (
            <div class="map-note">
              <p>
                <strong>{t.noPlaces}</strong>
              </p>
              <p class="muted small">{t.noPlacesText}</p>
              {session.may('dispatcher') && <LinkButton href={PATHS.covers}>{common.nav.covers}</LinkButton>}
            </div>
          )}
          {picked !== undefined && (
            <CoverCard cover={picked} incident={covers.get(picked)?.incident ?? ''} onClose={() => pick(undefined)} />
          )}
        </div>
        <div class="map-side">
          <AlertList of={alerts} alerts={listed} picked={picked} onPick={goTo} />
          <RiskPanel shown={isRiskShown} onShown={setRiskShown} risk={risk} cell={cell} />
        </div>
      </div>
    </Page>
  );
}

/** The cover in question stands in the address, so that one can send it to somebody. */
function usePicked(): readonly [string | undefined, (cover: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const pick = useCallback(
    (cover: string | undefined) => {
      setParams(cover === undefined ? {} : { cover }, { replace: true });
    },
    [setParams],
  );
  return [params.get('cover') ?? undefined, pick];
}

/** Where the middle of the map has to be for a point to be seen: on a phone its card covers the lower half. */
function besideCard(map: Leaflet.Map, { lat, lon }: CoverPoint): Leaflet.LatLng {
  const zoom = Math.max(map.getZoom(), CLOSE);
  const { x, y } = map.getSize();
  const isNarrow = x < NARROW;
  return map.unproject(map.project([lat, lon], zoom).add([0, isNarrow ? y * 0.28 : 0]), zoom);
}

/** At first: the cover that the address names, else where the map stood last, else all covers. */
function useFirstView(
  layers: ReturnType<typeof useMapLayers>['layers'],
  all: readonly CoverPoint[] | undefined,
  wasHere: { readonly current: boolean },
  picked: string | undefined,
): void {
  const [isSet, setSet] = useState(false);
  useEffect(() => {
    if (isSet || !layers || !all || all.length === 0) return;
    const { L, map } = layers.handle;
    setSet(true);
    const point = all.find(({ cover }) => cover === picked);
    if (point) map.setView(besideCard(map, point), CLOSE, { animate: false });
    else if (!wasHere.current) {
      const bounds = L.latLngBounds(all.map(({ lat, lon }): [number, number] => [lat, lon]));
      map.fitBounds(bounds.pad(0.05), { animate: false, maxZoom: CLOSE });
    }
  }, [isSet, layers, all, wasHere, picked]);
}
