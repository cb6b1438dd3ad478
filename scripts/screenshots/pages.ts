import type { District, Scene } from './scene.ts';

/** A page that is photographed. */
export interface Page {
  /** of the file, and for --only */
  readonly name: string;
  readonly title: string;
  /** as whom it is looked at */
  readonly who: 'nobody' | 'ada' | 'wim';
  readonly address: (scene: Scene) => Promise<string>;
  /** what is there when the page has come: a selector */
  readonly shows: string;
  /** value of a switch that is pressed first */
  readonly chooses?: string;
  /** shows the last hours of a day that has only begun: drags across the end of its first chart */
  readonly narrows?: boolean;
  /** as much as a screen shows; others as far down as they go, within limits */
  readonly isOneScreen?: boolean;
}

const CONSOLE = '#main';

const inDistrict =
  (path: (district: District) => string) =>
  async (scene: Scene): Promise<string> =>
    path(await scene.district());
const at = (path: string) => inDistrict(({ api }) => `${api}${path}`);

/** The month that the district lives in: one that is over is told by default. */
const MONTH = new Date().toISOString().slice(0, 7);

export const PAGES: readonly Page[] = [
  {
    name: 'map',
    title: 'Map',
    who: 'ada',
    address: at('/'),
    shows: '.leaflet-container',
    isOneScreen: true,
  },
  {
    ...{ name: 'map-cover', title: 'Map, a cover chosen', who: 'ada', isOneScreen: true },
    ...{ address: inDistrict(({ api, cover }) => `${api}/?cover=${cover}`), shows: 'aside' },
  },
  { name: 'events', title: 'Events', who: 'ada', address: at('/events'), shows: CONSOLE },
  {
    name: 'event',
    title: 'An event',
    who: 'ada',
    address: inDistrict(({ api, event }) => `${api}/events/${event}`),
    shows: CONSOLE,
  },
  { name: 'covers', title: 'Covers', who: 'ada', address: at('/covers'), shows: CONSOLE },
  {
    name: 'cover',
    title: 'A cover',
    who: 'ada',
    address: inDistrict(({ api, cover }) => `${api}/covers/${cover}`),
    shows: 'canvas',
    chooses: 'day',
    narrows: true,
  },
  { name: 'incidents', title: 'Incidents', who: 'ada', address: at('/incidents'), shows: CONSOLE },
  {
    ...{ name: 'incident', title: 'An incident, to whoever sees to it', who: 'ada', shows: CONSOLE },
    address: inDistrict(({ api, incident }) => `${api}/incidents/${incident}`),
  },
  {
    ...{ name: 'incident-crew', title: 'An incident, to the crew that works on it', who: 'wim', shows: CONSOLE },
    address: inDistrict(({ api, incident }) => `${api}/incidents/${incident}`),
  },
  {
    name: 'sighting',
    title: 'What a crew has seen',
    who: 'wim',
    address: at('/incidents/new'),
    shows: CONSOLE,
  },
  { name: 'supervision', title: 'Supervision', who: 'ada', address: at('/supervision'), shows: CONSOLE },
  {
    name: 'reports',
    title: "Residents' reports",
    who: 'ada',
    address: at('/residents'),
    shows: CONSOLE,
  },
  { name: 'rules', title: 'Rules', who: 'ada', address: at('/rules'), shows: CONSOLE },
  {
    name: 'system',
    title: 'Links, outbox, quarantine',
    who: 'ada',
    address: at('/system'),
    shows: CONSOLE,
  },
  { name: 'users', title: 'Users', who: 'ada', address: at('/users'), shows: CONSOLE },
  { name: 'audit', title: 'Audit', who: 'ada', address: at('/audit'), shows: CONSOLE },
  { name: 'settings', title: 'Settings', who: 'ada', address: at('/settings'), shows: CONSOLE },
  { name: 'login', title: 'Sign in', who: 'nobody', address: at('/'), shows: 'form', isOneScreen: true },
  {
    ...{ name: 'first-start', title: 'First start', who: 'nobody', isOneScreen: true },
    ...{ address: async ({ unopened }: Scene) => `${await unopened()}/`, shows: 'form' },
  },
  {
    name: 'report',
    title: "A resident's page of a cover",
    who: 'nobody',
    address: inDistrict(({ report }) => report),
    shows: 'form',
  },
  {
    name: 'follow',
    title: 'What became of a report',
    who: 'nobody',
    address: inDistrict(({ follow }) => follow),
    shows: 'main',
  },
  {
    name: 'public',
    title: 'Figures for everybody',
    who: 'nobody',
    address: at('/public'),
    shows: 'table',
  },
  {
    ...{ name: 'monthly-report', title: 'The report of a month', who: 'ada', shows: 'table' },
    address: at(`/api/supervision/report.html?month=${MONTH}`),
  },
];
