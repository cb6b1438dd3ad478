import type * as Leaflet from 'leaflet';

/** What a drawing is told: where it draws, and which pixels of the world those are. */
export interface Sheet {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  /** of the left upper corner, in pixels of the world at this zoom */
  readonly left: number;
  readonly top: number;
  readonly zoom: number;
}

export interface CanvasLayer {
  /** Draws anew with the next frame. */
  redraw(): void;
  remove(): void;
}

interface Options {
  readonly pane: string;
  readonly draw: (sheet: Sheet) => void;
}

/** So much of the map is drawn beyond each edge, so that a pan moves a picture and draws nothing. */
const BEYOND = 0.3;

/**
 * One canvas over the whole map, for what would be too many elements: a pan moves it, a zoom stretches it until the map has come
 * to rest, and only then it is drawn anew.
 */
export function createCanvasLayer(L: typeof Leaflet, map: Leaflet.Map, { pane, draw }: Options): CanvasLayer {
  const canvas = L.DomUtil.create('canvas', 'leaflet-zoom-animated', map.getPane(pane));
  canvas.style.pointerEvents = 'none';
  canvas.setAttribute('aria-hidden', 'true');
  const context = canvas.getContext('2d');
  let center = map.getCenter();
  let zoom = map.getZoom();
  let asked: number | undefined;

  function drawNow(): void {
    asked = undefined;
    const size = map.getSize();
    if (!context || size.x === 0) return;
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-BEYOND)).round();
    const [width, height] = [Math.ceil(size.x * (1 + 2 * BEYOND)), Math.ceil(size.y * (1 + 2 * BEYOND))];
    const density = Math.min(window.devicePixelRatio || 1, 2);
    if (canvas.width !== width * density || canvas.height !== height * density) {
      canvas.width = width * density;
      canvas.height = height * density;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    L.DomUtil.setPosition(canvas, corner);
    center = map.getCenter();
    zoom = map.getZoom();
    const { x: left, y: top } = map.getPixelOrigin().add(corner);
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, width, height);
    draw({ context, width, height, left, top, zoom });
  }

  function redraw(): void {
    asked ??= requestAnimationFrame(drawNow);
  }

  /** Half of what lies beyond the edge is used up. */
  function onMove(): void {
    const size = map.getSize();
    const moved = map.project(center, zoom).distanceTo(map.project(map.getCenter(), zoom));
    if (map.getZoom() === zoom && moved > (Math.min(size.x, size.y) * BEYOND) / 2) redraw();
  }

  function onZoom(wantedCenter: Leaflet.LatLng, wantedZoom: number): void {
    const scale = map.getZoomScale(wantedZoom, zoom);
    const half = map.getSize().multiplyBy(0.5);
    const origin = map
      .project(wantedCenter, wantedZoom)
      .subtract(half)
      .add(L.DomUtil.getPosition(map.getPanes().mapPane))
      .round();
    const corner = map
      .getSize()
      .multiplyBy(0.5 + BEYOND)
      .multiplyBy(-scale)
      .add(map.project(center, wantedZoom))
      .subtract(origin);
    L.DomUtil.setTransform(canvas, corner, scale);
  }

  const onZoomAnimation = ({ center: to, zoom: at }: Leaflet.ZoomAnimEvent): void => onZoom(to, at);
  const onZoomStep = (): void => onZoom(map.getCenter(), map.getZoom());
  map.on('moveend zoomend viewreset resize', redraw);
  map.on('move', onMove);
  map.on('zoom', onZoomStep);
  map.on('zoomanim', onZoomAnimation);
  redraw();
  return {
    redraw,
    remove() {
      if (asked !== undefined) cancelAnimationFrame(asked);
      map.off('moveend zoomend viewreset resize', redraw);
      map.off('move', onMove);
      map.off('zoom', onZoomStep);
      map.off('zoomanim', onZoomAnimation);
      canvas.remove();
    },
  };
}
