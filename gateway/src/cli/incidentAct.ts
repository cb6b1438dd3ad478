import { randomUUID } from 'node:crypto';
import { Argument, type Command } from 'commander';
import { actBody, incidentSchema, shownIncidentSchema } from '../api/schemas/incident.ts';
import type { ApiClient } from '../client/apiClient.ts';
import { gatewayError } from '../errors.ts';
import { ACTS, type ActName } from '../incidents/acts.ts';
import { wholeNumber } from './argument.ts';
import { incidentArgument, standsAt } from './incidentWords.ts';
import { printJson, type Terminal } from './terminal.ts';
import { type ApiOptions, addApiOptions, withApi } from './withApi.ts';

interface Carried {
  readonly step?: string;
  readonly unit?: string;
  readonly user?: string;
  readonly note?: string;
  readonly reading?: string;
  readonly photos?: readonly string[];
  readonly minutes?: number;
  readonly reason?: string;
  readonly of?: string;
}

const HELP = `
  lidwatch incident act I-000123 take                  the step that is awaited
  lidwatch incident act I-000123 take --unit water --user ann
  lidwatch incident act I-000123 begin-work --minutes 90
  lidwatch incident act I-000123 take --step handled --note "lid back, two bolts new" --reading "0 deg"
  lidwatch incident act I-000123 note --note "the road is closed until noon"
  lidwatch incident act I-000123 assign --unit road --note "it is theirs"
  lidwatch incident act I-000123 overrule --reason "the node is broken; seen with my own eyes"
  lidwatch incident act I-000123 false-alarm --reason "a parked lorry"
  lidwatch incident act I-000123 duplicate --of I-000120
  lidwatch incident act I-000123 reopen --reason "it rattles again"

Who may do what, and what a step must carry: lidwatch incident show tells, and gateway/INCIDENTS.md.`;

const CARRIED = ['step', 'unit', 'user', 'note', 'reading', 'photos', 'minutes', 'reason', 'of'] as const;

/** The step that is awaited. */
async function awaited(api: ApiClient, incident: string): Promise<string> {
  const { next } = await api.get(`/api/incidents/${incident}`, shownIncidentSchema);
  if (next) return next.step;
  throw gatewayError('act-refused', `${incident} is closed: it awaits nothing`, { hint: 'reopen it, with a --reason' });
}

/** Throws usage-invalid where the act does not take what was said, or lacks something. */
function bodyOf(act: ActName, carried: Carried) {
  const said = Object.fromEntries(
    CARRIED.flatMap((name) => (carried[name] === undefined ? [] : [[name, carried[name]]])),
  );
  // once sent, it may be done although no answer comes: whoever sends it again with this key does not do it twice
  const parsed = actBody.safeParse({ act, ...said, key: randomUUID() });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => {
    return path.length === 0 ? message : `--${path[0] === 'photos' ? 'photo' : String(path[0])}: ${message}`;
  });
  throw gatewayError('usage-invalid', `${act}: ${faults.join('; ')}`, { hint: '--help shows what each act takes' });
}

async function doIt(terminal: Terminal, incident: string, act: ActName, options: ApiOptions & Carried): Promise<void> {
  const done = await withApi(terminal, options, async (api) => {
    const step = act === 'take' && options.step === undefined ? await awaited(api, incident) : options.step;
    const carried = step === undefined ? options : { ...options, step };
    return api.post(`/api/incidents/${incident}/acts`, bodyOf(act, carried), incidentSchema);
  });
  if (options.json) printJson(terminal, done);
  else terminal.out(`${done.id} ${standsAt(done, terminal.now())}\n`);
}

const MAX_MINUTES = 1_440;

export function addIncidentAct(incident: Command, terminal: Terminal): void {
  const command = incident
    .command('act')
    .summary('take a step, begin work, note, assign, overrule, close, reopen')
    .description('Does something with an incident; what cannot be done is refused, with the reason.')
    .argument('<incident>', 'its number: I-000123', incidentArgument)
    .addArgument(new Argument('<act>', 'what to do').choices(ACTS))
    .option('--step <step>', 'take: this step, and no other')
    .option('--note <text>', 'what is to be kept with it')
    .option('--reading <text>', 'what was measured or seen')
    .option('--photo <id>', 'a photo that was uploaded; may be given again', (id: string, ids: string[] = []) => [
      ...ids,
      id,
    ])
    .option('--unit <unit>', 'who is to see to it')
    .option('--user <name>', 'and which person')
    .option('--minutes <count>', 'begin-work: how long the sensor expects work', wholeNumber(5, MAX_MINUTES))
    .option('--reason <text>', 'why')
    .option('--of <incident>', 'duplicate: of this one', incidentArgument);
  addApiOptions(command)
    .addHelpText('after', HELP)
    .action((id: string, act: ActName, { photo, ...options }: ApiOptions & Carried & { photo?: readonly string[] }) =>
      doIt(terminal, id, act, photo === undefined ? options : { ...options, photos: photo }),
    );
}
