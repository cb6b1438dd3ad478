import { useCallback, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { ShownIncident } from '../../../api/incidentDocuments.ts';
import { Button } from '../../../parts/button.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { type MapHandle, MapView } from '../../../parts/mapView.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { coverPath, onMapPath } from '../../../paths.ts';
import { useWords } from '../../../shell/console.ts';
import { geoLink, positionOf } from '../where.ts';
import { words } from '../words.ts';

/** Where it is, and the way there: the phone's own map knows it best. */
export function PlacePanel({ incident }: { readonly incident: ShownIncident }) {
  const t = useWords(words);
  const [isOnMap, setOnMap] = useState(false);
  const { place, cover, coverName, cell } = incident;
  if (!place && cover === null) return null;
  return (
    <Panel title={t.place.title} aside={cell && <span class="muted small">{t.place.cell(cell)}</span>}>
      <div class="stack" style={{ '--gap': 'var(--s3)' }}>
        {place?.address && <p class="place-address">{place.address}</p>}
        <p class="muted small">
          {[coverName, cover].filter(Boolean).join(' · ')}
          {place && ` · ${positionOf(place)}`}
        </p>
        <div class="row">
          {place && (
            <a class="button" href={geoLink(place)}>
              <Icon name="route" size={18} />
              <span>{t.place.openInMaps}</span>
            </a>
          )}
          {place && !isOnMap && (
            <Button icon="map" onClick={() => setOnMap(true)}>
              {t.place.showMap}
            </Button>
          )}
          {cover !== null && <Link href={coverPath(cover)}>{t.place.cover}</Link>}
          {cover !== null && <Link href={onMapPath(cover)}>{t.place.onMap}</Link>}
        </div>
        {place && isOnMap && <Snippet lat={place.lat} lon={place.lon} />}
      </div>
    </Panel>
  );
}

const ZOOM = 17;

function Snippet({ lat, lon }: { readonly lat: number; readonly lon: number }) {
  const t = useWords(words);
  const ready = useCallback(
    ({ L, map }: MapHandle) => {
      map.setView([lat, lon], ZOOM);
      const style = getComputedStyle(document.documentElement);
      const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
      const mark = L.circleMarker([lat, lon], {
        ...{ radius: 9, weight: 3, color: of('surface'), fillColor: of('mark-critical'), fillOpacity: 1 },
        interactive: false,
      }).addTo(map);
      return () => void mark.remove();
    },
    [lat, lon],
  );
  return (
    <div class="place-map">
      <MapView label={t.place.mapLabel(positionOf({ lat, lon }))} onReady={ready} />
    </div>
  );
}
