import type { Command } from 'commander';
import { webAddress } from '../config/residents.ts';
import { gatewayError } from '../errors.ts';
import { type Door, doorSheet } from '../residents/pages/doorSheet.ts';
import type { InventoryEntry } from '../store/inventory.ts';
import type { Store } from '../store/store.ts';
import { argument } from './argument.ts';
import { auditCli } from './auditCli.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, changeStore, type StoreOptions } from './withStore.ts';
import { formatCount } from './words.ts';
import { writeOut } from './writeOut.ts';

interface QrOptions extends StoreOptions {
  readonly url: string;
  readonly out: string;
  readonly group?: string;
  readonly unit?: string;
  readonly all?: boolean;
  readonly replace?: boolean;
}

const HELP = `
  lidwatch qr C-0007 C-0008 --url https://covers.city.example --out sheet.html
  lidwatch qr --group tunnel --url https://covers.city.example --out tunnel.html
  lidwatch qr --all --url https://covers.city.example --out all.html

--url is the address under which residents reach the gateway (residents.url of gateway.yaml). A browser prints the sheet, eight
plates on a page of A4, or makes a PDF of it. The same cover has the same code each time; --replace makes another one, and the
plate from before leads nowhere from then on.`;

function chosen({ inventory }: Store, covers: readonly string[], options: QrOptions): readonly InventoryEntry[] {
  const { group, unit, all = false } = options;
  const ways = [covers.length > 0, group !== undefined || unit !== undefined, all].filter(Boolean).length;
  if (ways !== 1) {
    const message =
      ways === 0 ? 'which covers?' : 'covers by name, --group or --unit, and --all cannot be meant at once';
    throw gatewayError('usage-invalid', message, { hint: 'name covers, or say --group, --unit or --all' });
  }
  if (covers.length === 0) return inventory.list({ group, unit });
  return covers.map((cover) => {
    const details = inventory.details(cover);
    if (!details) throw gatewayError('not-found', `no cover ${cover}`, { hint: '`lidwatch cover list` shows them.' });
    return { cover, node: undefined, ...details };
  });
}

async function print(terminal: Terminal, covers: readonly string[], options: QrOptions): Promise<void> {
  const replaced = options.replace === true;
  const doors = changeStore(options, false, (store): readonly Door[] => {
    const found = chosen(store, covers, options).map(({ cover, name }) => {
      const code = replaced ? store.doors.replace(cover, terminal.now()) : store.doors.of(cover, terminal.now());
      return { cover, name, url: `${options.url}/r/${code}` };
    });
    if (found.length > 0) auditCli(store, terminal, 'qr', '', { covers: found.map(({ cover }) => cover), replaced });
    return found;
  });
  if (doors.length === 0)
    throw gatewayError('not-found', 'no cover is in it', { hint: '`lidwatch group list` shows groups.' });
  const sheet = await doorSheet(doors);
  writeOut(options.out, sheet);
  if (options.json) printJson(terminal, { out: options.out, doors: doors.map(({ cover, url }) => ({ cover, url })) });
  else terminal.out(`${formatCount(doors.length, 'code')} in ${options.out}\n`);
}

export function addQrCommand(program: Command, terminal: Terminal): void {
  addStoreOptions(
    program
      .command('qr')
      .summary('print codes by which residents report a cover')
      .description('Makes a sheet of QR codes, one for each cover, behind which residents find its page.')
      .argument('[covers...]', 'numbers of covers')
      .option('--group <group>', 'all of a group')
      .option('--unit <unit>', 'all that a unit owns')
      .option('--all', 'all covers')
      .requiredOption('--url <url>', 'where residents reach the gateway', argument(webAddress))
      .requiredOption('--out <file>', 'the sheet, HTML')
      .option('--replace', 'other codes; those from before lead nowhere any more'),
  )
    .addHelpText('after', HELP)
    .action((covers: string[], options: QrOptions) => print(terminal, covers, options));
}
