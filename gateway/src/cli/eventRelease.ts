import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { noteDocument } from '../documents/reviewDocument.ts';
import type { ReleaseAnswer } from '../store/releases.ts';
import { auditCli } from './auditCli.ts';
import { noEvent } from './notFound.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, changeStore, type StoreOptions } from './withStore.ts';

interface Options extends StoreOptions {
  readonly reason: string;
}

const HELP = `
  lidwatch event release 43e51fe6789e668d263a --reason "the lid is back, seen by the crew"

The way out of a rule that latches; any other raised event can be let go, too. A gateway that runs clears it within 15 s, one
that does not at its next start. Where the condition lasts the rule raises again, and that is a new event.`;

const MOST_WORDS = 2_000;

function words(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length <= MOST_WORDS) return trimmed;
  throw new InvalidArgumentError(`at most ${MOST_WORDS} characters are kept.`);
}

/** Who sits at this machine. The API calls programs here `local`, too; a user without a name is that and no more. */
function person(): string {
  const { SUDO_USER } = process.env;
  try {
    return `local ${SUDO_USER || userInfo().username}`;
  } catch {
    return 'local';
  }
}

function tell({ state, note }: ReleaseAnswer): string {
  if (state === 'closed') return 'it was cleared already: nothing was done\n';
  if (!note) return 'that was asked for before: the gateway clears it with its next batch\n';
  return `let go by ${note.who}: the gateway clears it with its next batch\n`;
}

function release(terminal: Terminal, event: string, options: Options): void {
  const { reason: text } = options;
  const answer = changeStore(options, false, (store) => {
    const asked = store.releases.ask({ event, at: terminal.now(), who: person(), text });
    if (asked) auditCli(store, terminal, 'event release', event, { reason: text });
    return asked;
  });
  if (!answer) throw noEvent(event);
  const { state, note } = answer;
  if (options.json) printJson(terminal, { event, state, note: note ? noteDocument(note) : null });
  else terminal.out(tell(answer));
}

export function addEventRelease(event: Command, terminal: Terminal): void {
  const command = event
    .command('release')
    .summary('let a raised event go')
    .description('Lets a raised event go: it is cleared, and who did that, when and why is kept.')
    .argument('<event>', 'its id, as `lidwatch event list` shows it')
    .option('--reason <text>', 'why, for those who read it later', words, '');
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((id: string, options: Options) => release(terminal, id, options));
}
