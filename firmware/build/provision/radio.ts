import { readFileSync } from 'node:fs';
import { firmwareError } from '../errors.ts';
import type { Modem, Radio } from './modems.ts';
import type { Parameter, Value } from './parameters.ts';

/** What was asked for: each value with the place that it was given at, such as `radio.json: band` or `--set band`. */
export interface Wish {
  readonly name: string;
  readonly value: unknown;
  readonly place: string;
}

const STDIN = 0;

/** `@FILE`, or `@-` for standard input: a secret in a command line stays in the shell's history, and others see it run. */
function readSecret(name: string, raw: string): string {
  const hint = `put it into a file of yours alone, and say --set ${name}=@FILE; or --set ${name}=@- for standard input`;
  if (!raw.startsWith('@') || raw === '@') {
    throw firmwareError('secret-shown', `--set ${name}: it is a secret, which is not taken from the command line`, {
      hint,
    });
  }
  try {
    return readFileSync(raw === '@-' ? STDIN : raw.slice(1), 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw firmwareError('file-unreadable', `--set ${name}: ${(error as Error).message}`, { hint, cause: error });
  }
}

/** `name=value` of the command line. Throws usage-invalid, secret-shown and file-unreadable. */
export function readSetting(modem: Modem, setting: string): Wish {
  const [, name = '', raw = ''] = /^([A-Za-z0-9]+)=(.*)$/.exec(setting) ?? [];
  if (name === '') {
    // what was typed is not shown: it may be a key
    throw firmwareError('usage-invalid', '--set takes name=value, such as band=868100000');
  }
  const parameter = Object.hasOwn(modem.parameters, name) ? modem.parameters[name] : undefined;
  if (parameter?.secret) return { name, value: readSecret(name, raw), place: `--set ${name}` };
  const kind = parameter?.kind ?? 'text';
  let value: unknown = raw;
  if (kind === 'number' && /^-?\d+$/.test(raw)) value = Number(raw);
  if (kind === 'flag' && /^(?:true|false)$/.test(raw)) value = raw === 'true';
  return { name, value, place: `--set ${name}` };
}

const FILE_FORM = '--radio takes a JSON file such as {"band": 868100000, "power": 14}; --set x=1 lists the parameters';

/** A JSON object of radio parameters. Throws file-unreadable and radio-invalid. */
export function readRadioFile(file: string): readonly Wish[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw firmwareError('file-unreadable', `${file}: ${(error as Error).message}`, { hint: FILE_FORM, cause: error });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // the parser's message quotes the text, which may hold a key
    throw firmwareError('radio-invalid', `${file}: it is no JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw firmwareError('radio-invalid', `${file}: it is no object such as {"band": 868100000}`);
  }
  return Object.entries(value).map(([name, one]) => ({ name, value: one, place: `${file}: ${name}` }));
}

function describe(name: string, parameter: Parameter): string {
  return `${name}: ${parameter.form}`;
}

/**
 * The node's radio: the modem's defaults under the wishes, of which later ones win. Throws radio-invalid with the place
 * of every fault.
 */
export function makeRadio(modem: Modem, node: number, wishes: readonly Wish[]): Radio {
  const faults: string[] = [];
  const radio: Record<string, Value> = {};
  for (const { name, place } of wishes) {
    if (!Object.hasOwn(modem.parameters, name)) faults.push(`${place}: there is no parameter of this name`);
  }
  for (const [name, parameter] of Object.entries(modem.parameters)) {
    const wish = wishes.findLast((one) => one.name === name);
    const value = wish ? wish.value : parameter.fallback(node);
    const shown = parameter.secret ? '' : `, not ${JSON.stringify(value)}`;
    if (value === undefined && parameter.optional) continue;
    if (value === undefined) faults.push(`${name} must be given: ${parameter.form}`);
    else if (!parameter.accepts(value)) faults.push(`${wish?.place ?? name} must be ${parameter.form}${shown}`);
    else radio[name] = value as Value;
  }
  const clash = faults.length === 0 ? modem.clash(radio) : '';
  if (clash !== '') faults.push(clash);
  if (faults.length === 0) return radio;
  const parameters = Object.entries(modem.parameters).map(([name, one]) => describe(name, one));
  throw firmwareError('radio-invalid', `radio parameters:\n${faults.map((one) => `  ${one}`).join('\n')}`, {
    hint: `the parameters are\n    ${parameters.join('\n    ')}`,
  });
}
