import {
  createFakeModem,
  createSettings,
  type FakeLine,
  type FakeModem,
  type FakeModemOptions,
  fromHex,
  toHex,
  toText,
} from './fakeModem.ts';

export interface FakeRakOptions extends FakeModemOptions {
  /** answers as firmware up to 1.0.4 does: other words for frames, and no AT+LPM */
  readonly old?: boolean;
}

const OK = '\r\nOK\r\n';
const ERROR = '\r\nAT_ERROR\r\n';
const PARAM_ERROR = '\r\nAT_PARAM_ERROR\r\n';
/** ms without a command until a module in low power mode sleeps */
const NAP = 300;

/** What both modes of a RAK3172 share: the mode itself, low power, queries, and settings that flash keeps. */
export interface RakCommon {
  /** The answer, or null where the command is the mode's own. */
  obey(command: string): string | null;
  /** Sleeps soon, unless `awake`. */
  nap(awake: () => boolean): void;
  value(name: string): string;
  set(name: string, value: string): void;
}

export function createRakCommon(line: FakeLine, mode: string, old: boolean, restart: () => void): RakCommon {
  // as it leaves the factory: LoRaWAN
  const flash = createSettings();
  flash.set('NWM', '1');
  let naps = 0;

  function changeMode(value: string): string {
    if (flash.get('NWM') === value) return OK;
    flash.set('NWM', value);
    line.later(50, () => {
      restart();
      return '';
    });
    return OK;
  }

  return {
    obey(command) {
      if (command === 'AT') return OK;
      const equals = command.indexOf('=');
      if (command.substring(0, 3) !== 'AT+' || equals < 0) return ERROR;
      const name = command.substring(3, equals);
      const value = command.substring(equals + 1);
      if (name === 'LPM' && old) return ERROR;
      if (value === '?' && flash.get(name) !== '') return `AT+${name}=${flash.get(name)}\r\n${OK}`;
      if (name === 'NWM') return changeMode(value);
      if (flash.get('NWM') !== mode) return ERROR;
      if (name !== 'LPM') return null;
      flash.set(name, value);
      return OK;
    },
    nap(awake) {
      naps += 1;
      const mine = naps;
      line.later(NAP, () => {
        if (mine === naps && (old || flash.get('LPM') === '1') && !awake()) line.sleep(true);
        return '';
      });
    },
    value: (name) => flash.get(name),
    set: (name, value) => flash.set(name, value),
  };
}

export function rakBanner(mode: string): string {
  return `RAKwireless RAK3172-E Example\r\n------------------------------------------------------\r\nCurrent Work Mode: ${mode}.\r\n`;
}

/** Six numbers, the bandwidth in kHz, the coding rate from 0. */
function isP2p(value: string): boolean {
  const fields = value.split(':');
  const limits = [150000000, 960000000, 5, 12, 125, 500, 0, 3, 2, 65535, 5, 22];
  if (fields.length !== 6) return false;
  for (let i = 0; i < 6; i += 1) {
    const number = Number(fields[i]);
    if (!(number >= (limits[i * 2] as number) && number <= (limits[i * 2 + 1] as number))) return false;
  }
  return true;
}

/**
 * A RAK3172 from module to module: hex both ways, busy while it receives or sends, asleep between commands in low power
 * mode, when the first command is damaged by the waking.
 */
export function createFakeRak3172(options: FakeRakOptions): FakeModem {
  const old = options.old === true;
  const modem: FakeModem = createFakeModem(options, (line) => {
    const common = createRakCommon(line, '0', old, () => modem.restart());
    let receiving = false;
    let sending = false;

    function send(hex: string): string {
      const frame = fromHex(hex);
      if (receiving) return 'P2P_RX_ON already, please disable P2P RX before setting.\r\n\r\nAT_BUSY_ERROR\r\n';
      if (sending) return '\r\nAT_BUSY_ERROR\r\n';
      if (!frame || frame.length > 250) return PARAM_ERROR;
      sending = true;
      line.later(line.air(), () => {
        sending = false;
        common.nap(() => receiving || sending);
        line.transmit(frame, 0);
        return '+EVT:TXP2P DONE\r\n';
      });
      return OK;
    }

    function own(command: string): string {
      const equals = command.indexOf('=');
      const value = command.substring(equals + 1);
      const name = command.substring(3, equals);
      if (name === 'PSEND') return send(value);
      if (name === 'PRECV') {
        if (sending) return '\r\nAT_BUSY_ERROR\r\n';
        receiving = value !== '0';
        return OK;
      }
      if (name !== 'P2P') return ERROR;
      if (receiving) return 'P2P_RX_ON already, please disable P2P RX before setting.\r\n';
      if (!isP2p(value)) return PARAM_ERROR;
      common.set(name, value);
      return OK;
    }

    return {
      waking: '\u00ff\u0000\r\nAT_ERROR\r\n',
      startTime: 80,
      obey(command) {
        common.nap(() => receiving || sending);
        const answer = common.obey(command);
        return answer === null ? own(command) : answer;
      },
      start() {
        receiving = false;
        sending = false;
        return rakBanner(common.value('NWM') === '0' ? 'LoRa P2P' : 'LoRaWAN');
      },
      hear(frame, length) {
        if (!receiving || sending) return false;
        const hex = toHex(toText(frame, length));
        if (old) line.later(0, `+EVT:RXP2P, RSSI -30, SNR 13\r\n+EVT:${hex}\r\n`);
        else line.later(0, `+EVT:RXP2P:-30:13:${hex}\r\n`);
        return true;
      },
      setting: (name) => common.value(name),
    };
  });
  return modem;
}
