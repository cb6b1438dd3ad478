import type { Command } from 'commander';
import type { z } from 'zod';
import { shownIncidentSchema } from '../api/schemas/incident.ts';
import { atTime, entryWords, incidentArgument, sensorWords, standsAt } from './incidentWords.ts';
import { formatTable, printable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { type ApiOptions, addApiOptions, withApi } from './withApi.ts';
import { formatCount } from './words.ts';

const HELP = `
  lidwatch incident show I-000123
  lidwatch incident show 123 --json

awaits      the step that is next, and when it is due
sensor      what it says of the work; until then the work is handed in, and not handled
you may     what lidwatch incident act would do for you now`;

type Shown = z.output<typeof shownIncidentSchema>;

const ENTRY_COLUMNS: readonly TableColumn<Shown['entries'][number]>[] = [
  { title: 'at', cell: ({ at }) => atTime(at) },
  { title: 'who', cell: ({ who }) => who },
  { title: 'what', cell: ({ kind }) => kind },
  { title: 'words', cell: entryWords },
];

/** What is known of it is shown, and nothing else. */
function factsOf(shown: Shown, now: number): readonly (readonly [string, string | false | null])[] {
  const { place, events, children, parent, reports, photos, reopened, level } = shown;
  const counts = [
    reports > 0 && `${formatCount(reports, 'report')} of residents`,
    photos > 0 && formatCount(photos, 'photo'),
    reopened > 0 && `reopened ${formatCount(reopened, 'time')}`,
    level > 0 && `escalated ${formatCount(level, 'time')}`,
  ];
  return [
    ['incident', `${shown.id}, ${shown.workflow}`],
    ['cover', shown.cover && [shown.cover, shown.coverName ?? []].flat().join(' ')],
    ['place', place && [place.address ?? [], `${place.lat} ${place.lon}`].flat().join(', ')],
    ['cell', shown.cell],
    ['matter', `${shown.matter} (${shown.severity}), by ${shown.origin}`],
    ['words', shown.text],
    ['opened', atTime(shown.openedAt)],
    ['stands', standsAt(shown, now)],
    ['with', shown.unit && [shown.unit, shown.assignee ?? []].flat().join(', ')],
    ['work', shown.work && `begun by ${shown.work.who} at ${atTime(shown.work.at)}`],
    ['handed in', shown.handedIn && `by ${shown.handedIn.who} at ${atTime(shown.handedIn.at)}`],
    ['sensor', sensorWords(shown)],
    ['events', events.map(({ rule, open }) => `${rule}${open ? '' : ' (over)'}`).join(', ')],
    ['parent', parent],
    ['children', children.join(' ')],
    ['beside', counts.filter((one) => one !== false).join(', ')],
    ['you may', shown.may.join(', ') || 'do nothing'],
  ];
}

async function show(terminal: Terminal, incident: string, options: ApiOptions): Promise<void> {
  const shown = await withApi(terminal, options, (api) => api.get(`/api/incidents/${incident}`, shownIncidentSchema));
  if (options.json) {
    printJson(terminal, shown);
    return;
  }
  const facts = factsOf(shown, terminal.now()).filter(([, what]) => Boolean(what));
  terminal.out(facts.map(([name, what]) => `${name.padEnd(11)}${printable(String(what))}\n`).join(''));
  terminal.out(`\n${formatTable(ENTRY_COLUMNS, shown.entries)}`);
}

export function addIncidentShow(incident: Command, terminal: Terminal): void {
  const command = incident
    .command('show')
    .summary('one incident, and all that was said and done')
    .description('Shows one incident, with all that was said and done.')
    .argument('<incident>', 'its number: I-000123', incidentArgument);
  addApiOptions(command)
    .addHelpText('after', HELP)
    .action((id: string, options: ApiOptions) => show(terminal, id, options));
}
