import { type Command, Option } from 'commander';
import { z } from 'zod';
import { incidentSchema } from '../api/schemas/incident.ts';
import { coverId } from '../config/identity.ts';
import { CARDS, MATTERS } from '../incidents/types.ts';
import { argument, wholeNumber } from './argument.ts';
import { addIncidentAct } from './incidentAct.ts';
import { addIncidentShow } from './incidentShow.ts';
import { atTime, dueOf } from './incidentWords.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { type ApiOptions, addApiOptions, withApi } from './withApi.ts';
import { formatCount } from './words.ts';

interface Options extends ApiOptions {
  readonly open?: boolean;
  readonly card?: string;
  readonly step?: string;
  readonly unit?: string;
  readonly cell?: string;
  readonly cover?: string;
  readonly assignee?: string;
  readonly matter?: string;
  readonly limit: number;
}

const HELP = `
  lidwatch incident list --open                        what is to be done, and by when?
  lidwatch incident list --open --card red             what is late?
  lidwatch incident list --open --unit water --json
  lidwatch incident list --url https://gateway.example:8080 --token-file viewer.token`;

const FILTERS = ['open', 'card', 'step', 'unit', 'cell', 'cover', 'assignee', 'matter', 'limit'] as const;
const listSchema = z.object({ incidents: z.array(incidentSchema), next: z.string().nullable() });
type Row = z.output<typeof incidentSchema>;

function columns(now: number): readonly TableColumn<Row>[] {
  return [
    { title: 'incident', cell: ({ id }) => id },
    { title: 'cover', cell: ({ cover, kind, cell }) => cover ?? (kind === 'parent' ? `cell ${cell ?? '-'}` : '-') },
    { title: 'name', cell: ({ coverName }) => coverName ?? '' },
    { title: 'matter', cell: ({ matter }) => matter },
    { title: 'severity', cell: ({ severity }) => severity },
    { title: 'opened', cell: ({ openedAt }) => atTime(openedAt) },
    { title: 'awaits', cell: ({ next, result }) => next?.step ?? `(${result})` },
    { title: 'due', right: true, cell: (row) => dueOf(row, now) },
    { title: 'card', cell: ({ card }) => (card === 'none' ? '-' : card) },
    { title: 'unit', cell: ({ unit }) => unit ?? '-' },
    { title: 'person', cell: ({ assignee }) => assignee ?? '-' },
  ];
}

async function list(terminal: Terminal, options: Options): Promise<void> {
  const query = new URLSearchParams();
  for (const name of FILTERS) if (options[name] !== undefined) query.set(name, String(options[name]));
  const answer = await withApi(terminal, options, (api) => api.get(`/api/incidents?${query}`, listSchema));
  if (options.json) {
    printJson(terminal, answer);
    return;
  }
  const { incidents, next } = answer;
  if (incidents.length > 0) terminal.out(`${formatTable(columns(terminal.now()), incidents)}\n`);
  const more = next === null ? '' : ', the newest; --limit shows more';
  terminal.out(`${formatCount(incidents.length, 'incident')}${more}\n`);
}

const DEFAULT_LIMIT = 50;
/** of the API */
const MAX_LIMIT = 1_000;

export function addIncidentCommand(program: Command, terminal: Terminal): void {
  const incident = program
    .command('incident')
    .summary('list or show incidents; work on one')
    .description('About the work that events need. The running gateway is asked.');
  const command = incident
    .command('list')
    .summary('incidents, newest first')
    .description('Lists incidents, newest first.')
    .option('--open', 'only those that are not closed')
    .addOption(new Option('--card <card>', 'only with this card').choices(CARDS))
    .option('--step <step>', 'only those that await this step')
    .option('--unit <unit>', 'only of this unit')
    .option('--cell <cell>', 'only in this cell')
    .option('--cover <cover>', 'only of this cover', argument(coverId))
    .option('--assignee <user>', 'only those of this person')
    .addOption(new Option('--matter <matter>', 'only where this is wrong').choices(MATTERS))
    .option('--limit <count>', 'at most so many', wholeNumber(1, MAX_LIMIT), DEFAULT_LIMIT);
  addApiOptions(command)
    .addHelpText('after', HELP)
    .action((options: Options) => list(terminal, options));
  addIncidentShow(incident, terminal);
  addIncidentAct(incident, terminal);
}
