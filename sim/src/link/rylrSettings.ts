import type { Modulation } from '../radio/airtime.ts';

/** The settings of a RYLR998 and its answers to the commands that set and ask for them. */
export interface RylrSettings {
  /** The reply to one command line, without its line end. */
  answer(line: string): string;
  value(name: SettingName): string;
  /** parameter, band and network in one text, to compare */
  radio(): string;
  /** AT+PARAMETER, in kHz and symbols */
  modulation(): Modulation;
  /** What AT+RESET leaves: everything but the mode. */
  restart(): void;
}

type SettingName = 'ADDRESS' | 'NETWORKID' | 'BAND' | 'PARAMETER' | 'CRFOP' | 'MODE' | 'IPR';

/** As the module leaves the factory. */
const FACTORY: Readonly<Record<SettingName, string>> = {
  ADDRESS: '0',
  NETWORKID: '18',
  BAND: '915000000',
  PARAMETER: '9,7,1,12',
  CRFOP: '22',
  MODE: '0',
  IPR: '115200',
};

const READ_ONLY: Readonly<Record<string, string>> = { VER: 'RYLR998_REYAX_V1.2.2', UID: '4C4944574154434853494D31' };

const OK = '+OK';
const UNKNOWN_COMMAND = '+ERR=4';
const UNKNOWN_ERROR = '+ERR=15';
const BAD_PREAMBLE = '+ERR=18';
/** The only network with preambles of more than 7 symbols. */
const OPEN_NETWORK = 18;

export function createRylrSettings(): RylrSettings {
  let values = { ...FACTORY };

  function ask(name: string): string {
    const fixed = READ_ONLY[name];
    if (fixed !== undefined) return `+${name}=${fixed}`;
    return isSetting(name) ? `+${name}=${values[name]}` : UNKNOWN_COMMAND;
  }

  function set(name: string, argument: string): string {
    if (!isSetting(name)) return UNKNOWN_COMMAND;
    // `,M` keeps a band in flash; sleep times may follow a mode
    const value = name === 'PARAMETER' ? argument : (argument.split(',')[0] ?? '');
    if (name === 'PARAMETER') {
      const [, , , preamble = 0] = argument.split(',').map(Number);
      if (preamble > 7 && Number(values.NETWORKID) !== OPEN_NETWORK) return BAD_PREAMBLE;
    }
    if (!allowed(name, value)) return UNKNOWN_ERROR;
    values[name] = value;
    return name === 'IPR' ? `+IPR=${value}` : OK;
  }

  return {
    answer(line) {
      if (line === 'AT') return OK;
      if (line === 'AT+FACTORY') {
        values = { ...FACTORY };
        return '+FACTORY';
      }
      const [, name = '', operator, argument = ''] = /^AT\+([A-Z]+)([?=])(.*)$/.exec(line) ?? [];
      if (operator === '?') return ask(name);
      return operator === '=' ? set(name, argument) : UNKNOWN_COMMAND;
    },
    value: (name) => values[name],
    radio: () => `${values.PARAMETER}/${values.BAND}/${values.NETWORKID}`,
    modulation() {
      const [spreading = 0, bandwidth = 0, codingRate = 0, preamble = 0] = values.PARAMETER.split(',').map(Number);
      // codes 7, 8, 9 of the AT command manual
      return { spreading, bandwidth: 125 << (bandwidth - 7), codingRate, preamble };
    },
    restart() {
      values.MODE = '0';
    },
  };
}

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(FACTORY, name);
}

function allowed(name: SettingName, value: string): boolean {
  if (name === 'PARAMETER') return /^([7-9]|1[01]),[7-9],[1-4],\d{1,2}$/.test(value) && spreadingFits(value);
  const number = Number(value);
  if (!/^\d{1,10}$/.test(value)) return false;
  if (name === 'ADDRESS') return number <= 65_535;
  if (name === 'NETWORKID') return (number >= 3 && number <= 15) || number === OPEN_NETWORK;
  if (name === 'CRFOP') return number <= 22;
  if (name === 'MODE') return number <= 1;
  return true;
}

/** 125 kHz allows SF 7..9, 250 kHz 7..10, 500 kHz 7..11 (AT command manual, AT+PARAMETER). */
function spreadingFits(parameter: string): boolean {
  const [spreading = 0, bandwidth = 0, , preamble = 0] = parameter.split(',').map(Number);
  return spreading <= bandwidth + 2 && preamble >= 4 && preamble <= 25;
}
