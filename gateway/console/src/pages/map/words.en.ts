const words = {
  title: 'Map',
  label: 'Map of all covers',
  alerts: 'Open alerts',
  noAlerts: 'No open alerts',
  noAlertsText: 'All that is watched is as it should be.',
  filter: 'Covers shown',
  unit: 'Unit',
  raised: (rule: string, cover: string, severity: string) => `${severity}: ${rule}, ${cover}`,
  show: (cover: string) => `Show ${cover} on the map`,
  open: 'Cover',
  incident: 'Incident',
  heard: 'Heard',
  noPlaces: 'No cover has a place yet',
  noPlacesText: 'Latitude and longitude come with an import of covers, or by hand on the page of a cover.',
  risk: 'Risk of cells',
  riskScore: (score: string) => `${score} of 100`,
  formula: 'How it is reckoned',
  reckoned: {
    score: (parts: string) => `Score = min(100, ${parts})`,
    part: (name: string, most: string, sum: string) => `${name} = min(${most}, ${sum})`,
    water: (rising: string, fast: string, soon: string) =>
      `sum over covers with rising, high or overflowing water, now or shortly before: ${rising} + ${fast} × max(0, 1 − minutes to the overflow / ${soon})`,
    from: (level: string, score: string) => `${level}: from ${score}`,
  },
  noRisk: 'There are no cells yet',
  parts: {
    events: 'Open events',
    overdue: 'Incidents past their limit',
    water: 'Rising water',
    rattling: 'Rattling covers',
    silent: 'Silent nodes',
  },
  covers: { one: '# cover', other: '# covers' },
  elsewhere: 'Incident at no cover',
  view: { label: 'Shown', map: 'Map', list: 'Alerts' },
};

export type MapWords = typeof words;
export default words;
