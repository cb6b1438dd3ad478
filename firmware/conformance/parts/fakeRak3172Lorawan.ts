import { createFakeModem, type FakeModem, fromHex, toHex, toText, withoutFirst } from './fakeModem.ts';
import { createRakCommon, type FakeRakOptions, rakBanner } from './fakeRak3172.ts';

const OK = '\r\nOK\r\n';
const ERROR = '\r\nAT_ERROR\r\n';
const SETTINGS = ',BAND,NJM,DEVEUI,APPEUI,APPKEY,CFM,DR,';
/** ms from the join request to its answer, and from the end of an uplink to its first window and its event */
const JOIN = 6000;
const WINDOW = 1000;
const EVENT = 2100;

export interface FakeLorawan extends FakeModem {
  /** The next joins fail. */
  failJoins(count: number): void;
  /** The network has forgotten the session: the next uplink is refused. */
  forget(): void;
  /** The network answers nothing for a session that the module believes in; a join makes a new one. */
  loseSession(): void;
}

/**
 * A RAK3172 on a LoRaWAN network, class A: joins, and hears a downlink in the window behind an uplink only; the network
 * keeps what it has until then.
 */
export function createFakeRak3172Lorawan(options: FakeRakOptions): FakeLorawan {
  const old = options.old === true;
  let failures = 0;
  let joined = false;
  let lost = false;
  let waiting: string[] = [];
  const modem: FakeModem = createFakeModem(options, (line) => {
    const common = createRakCommon(line, '1', old, () => modem.restart());
    common.set('DR', '5');
    common.set('CFM', '0');
    let busy = false;
    /** the frame that AT+RECV=? asks for, with its port */
    let last = '';

    function join(): string {
      if (busy) return '\r\nAT_BUSY_ERROR\r\n';
      busy = true;
      line.later(JOIN, () => {
        busy = false;
        joined = failures === 0;
        if (failures > 0) failures -= 1;
        if (joined) lost = false;
        if (joined) return '+EVT:JOINED\r\n';
        return old ? '+EVT:JOIN FAILED\r\n' : '+EVT:JOIN_FAILED_RX_TIMEOUT\r\n';
      });
      return OK;
    }

    function downlink(): string {
      const hex = waiting[0];
      if (hex === undefined || lost) return '';
      waiting = withoutFirst(waiting);
      last = `3:${hex}`;
      return old ? '+EVT:RX_1, RSSI -70, SNR 8\r\n+EVT:UNICAST\r\n' : `+EVT:RX_1:-70:8:UNICAST:3:${hex}\r\n`;
    }

    function event(): string {
      busy = false;
      common.nap(() => busy);
      if (common.value('CFM') === '0') return old ? '' : '+EVT:TX_DONE\r\n';
      if (lost) return old ? '+EVT:SEND CONFIRMED FAILED\r\n' : '+EVT:SEND_CONFIRMED_FAILED(4)\r\n';
      return old ? '+EVT:SEND CONFIRMED OK\r\n' : '+EVT:SEND_CONFIRMED_OK\r\n';
    }

    function send(value: string): string {
      const colon = value.indexOf(':');
      const port = Number(value.substring(0, colon));
      const frame = fromHex(value.substring(colon + 1));
      if (!joined) return '\r\nAT_NO_NETWORK_JOINED\r\n';
      if (busy) return '\r\nAT_BUSY_ERROR\r\n';
      if (!(port >= 1 && port <= 233) || !frame || frame.length > 51) return '\r\nAT_PARAM_ERROR\r\n';
      busy = true;
      const air = line.air();
      line.later(air, () => {
        line.transmit(frame, port);
        return '';
      });
      line.later(air + WINDOW, downlink);
      line.later(air + EVENT, event);
      return OK;
    }

    function own(command: string): string {
      const equals = command.indexOf('=');
      const name = command.substring(3, equals);
      const value = command.substring(equals + 1);
      if (name === 'SEND') return send(value);
      if (name === 'JOIN') return join();
      if (name === 'NJS') return `${old ? '' : 'AT+NJS='}${joined ? 1 : 0}\r\n${OK}`;
      if (name === 'RECV') {
        const frame = last || '0:';
        last = '';
        return `${old ? '' : 'AT+RECV='}${frame}\r\n${OK}`;
      }
      if (SETTINGS.indexOf(`,${name},`) < 0) return ERROR;
      common.set(name, value);
      return OK;
    }

    return {
      waking: '\u00ff\u0000\r\nAT_ERROR\r\n',
      startTime: 80,
      obey(command) {
        common.nap(() => busy);
        const answer = common.obey(command);
        return answer === null ? own(command) : answer;
      },
      start() {
        joined = false;
        busy = false;
        last = '';
        return rakBanner(common.value('NWM') === '0' ? 'LoRa P2P' : 'LoRaWAN');
      },
      hear: () => false,
      setting: (name) => common.value(name),
    };
  });
  const lorawan = modem as FakeLorawan;
  // the network keeps it until the next uplink
  lorawan.hear = (frame, length) => {
    waiting.push(toHex(toText(frame, length)));
    return true;
  };
  lorawan.failJoins = (count) => {
    failures = count;
  };
  lorawan.loseSession = () => {
    lost = true;
  };
  lorawan.forget = () => {
    joined = false;
  };
  return lorawan;
}
