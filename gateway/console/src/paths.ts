/** Addresses of pages, so that no page has to know how another one is named. */
export const PATHS = {
  map: '/',
  events: '/events',
  incidents: '/incidents',
  covers: '/covers',
  supervision: '/supervision',
  reports: '/residents',
  rules: '/rules',
  system: '/system',
  audit: '/audit',
  users: '/users',
  settings: '/settings',
} as const;

export type PageName = keyof typeof PATHS;

export const coverPath = (cover: string): string => `${PATHS.covers}/${encodeURIComponent(cover)}`;
export const eventPath = (event: string): string => `${PATHS.events}/${encodeURIComponent(event)}`;
/** what somebody of the city has seen in the street */
export const newIncidentPath = `${PATHS.incidents}/new`;
export const incidentPath = (incident: string): string => `${PATHS.incidents}/${encodeURIComponent(incident)}`;
/** the map, with a cover in its middle */
export const onMapPath = (cover: string): string => `${PATHS.map}?cover=${encodeURIComponent(cover)}`;
