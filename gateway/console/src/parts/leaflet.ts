// A chunk of its own: fetched with the first map. The module build, so that what is not used is not fetched.
export * as L from 'leaflet/dist/leaflet-src.esm.js';

import 'leaflet/dist/leaflet.css';
