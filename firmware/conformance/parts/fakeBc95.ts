import {
  createFakeModem,
  type FakeModem,
  type FakeModemOptions,
  fromHex,
  toHex,
  toText,
  withoutFirst,
} from './fakeModem.ts';

export interface FakeBc95Options extends FakeModemOptions {
  /** writes as a SARA-N2 does: blanks behind colons, quotes around addresses and data */
  readonly spaced?: boolean;
  /** Where its datagrams come from. */
  readonly host?: string;
}

const OK = '\r\nOK\r\n';
const ERROR = '\r\n+CME ERROR: 4\r\n';
/** ms that a network takes to register a module, and that the radio stays connected when nobody releases it */
const ATTACH = 2500;
const IDLE = 10000;

/** A BC95 with one socket; asleep ten seconds after its last word, when the first command is lost in waking it. */
export function createFakeBc95(options: FakeBc95Options): FakeModem {
  const blank = options.spaced ? ' ' : '';
  const quote = options.spaced ? '"' : '';
  const host = options.host || '192.0.2.10';
  return createFakeModem(options, (line) => {
    let on = true;
    let registered = false;
    let reports = false;
    let saving = false;
    let port = '';
    let inbox: string[] = [];
    let activity = 0;

    /** It stays awake for a while. */
    function active(): void {
      activity += 1;
      const mine = activity;
      line.later(IDLE, () => {
        if (mine !== activity || !saving || !registered) return '';
        line.sleep(true);
        return `\r\n+CSCON:${blank}0\r\n`;
      });
    }

    function attach(): string {
      if (!registered) {
        line.later(ATTACH, () => {
          registered = true;
          active();
          return reports ? `\r\n+CEREG:${blank}5\r\n` : '';
        });
      }
      return OK;
    }

    /** NSOST: socket, address, port, length, data; NSOSTF has flags before the length; a sequence may follow. */
    function send(fields: string[], flags: string): string {
      const at = flags === '' ? 3 : 4;
      const frame = fromHex((fields[at + 1] || '').split('"').join(''));
      if (!registered || port === '' || fields[0] !== '1') return ERROR;
      if (!frame || frame.length !== Number(fields[at])) return ERROR;
      const sequence = fields[at + 2];
      line.later(line.air(), () => {
        line.transmit(frame, Number(fields[2]));
        return sequence === undefined ? '' : `\r\n+NSOSTR:${blank}1,${sequence},1\r\n`;
      });
      // what the radio does is told while the reply is on its way
      return `\r\n1,${frame.length}\r\n\r\n+CSCON:${blank}1\r\n${OK}`;
    }

    function fetch(): string {
      const frame = inbox[0];
      if (frame === undefined) return OK;
      inbox = withoutFirst(inbox);
      let left = 0;
      for (let i = 0; i < inbox.length; i += 1) left += (inbox[i] as string).length;
      const data = toHex(frame);
      return `\r\n1,${quote}${host}${quote},16666,${frame.length},${quote}${data}${quote},${left}\r\n${OK}`;
    }

    function create(value: string): string {
      const wanted = value.split(',')[2] || '';
      if (port !== '' || wanted === '') return ERROR;
      port = wanted;
      return `\r\n1\r\n${OK}`;
    }

    function set(name: string, value: string): string {
      if (name === 'NSOST') return send(value.split(','), '');
      if (name === 'NSOSTF') return send(value.split(','), value.split(',')[3] || '0x000');
      if (name === 'NSOCR') return create(value);
      if (name === 'NSORF') return fetch();
      if (name === 'NSOCL') {
        if (value !== '1' || port === '') return ERROR;
        port = '';
        return OK;
      }
      if (name === 'CGATT') return on ? attach() : ERROR;
      if (name === 'CFUN') on = value === '1';
      else if (name === 'CEREG') reports = value !== '0';
      else if (name === 'CPSMS') saving = value.charAt(0) === '1';
      else if (name !== 'CGDCONT' && name !== 'CSCON' && name !== 'NPSMR' && name !== 'CMEE') return ERROR;
      return OK;
    }

    return {
      waking: '\u00fe\u0000\u00c3',
      startTime: 900,
      obey(command) {
        active();
        if (command === 'AT') return OK;
        if (command === 'AT+CEREG?') return `\r\n+CEREG:${blank}${reports ? 1 : 0},${registered ? 5 : 2}\r\n${OK}`;
        if (command === 'AT+CSQ') return `\r\n+CSQ:${blank}23,99\r\n${OK}`;
        if (command === 'AT+NUESTATS') {
          return `Signal power:-682\r\nTotal power:-631\r\nTX power:230\r\nCell ID:21229824\r\nECL:0\r\nSNR:148\r\n${OK}`;
        }
        const equals = command.indexOf('=');
        if (command.substring(0, 3) !== 'AT+' || equals < 0) return ERROR;
        return set(command.substring(3, equals), command.substring(equals + 1));
      },
      start() {
        on = true;
        registered = false;
        reports = false;
        port = '';
        inbox = [];
        return '\r\nNeul\r\nOK\r\nREBOOT_CAUSE_UNKNOWN\r\n';
      },
      hear(frame, length) {
        if (!registered || port === '') return false;
        active();
        inbox.push(toText(frame, length));
        line.later(0, `\r\n+NSONMI:${blank}1,${length}\r\n`);
        return true;
      },
      setting(name) {
        return name === 'NSOCR' ? port : name === 'CPSMS' ? String(saving) : '';
      },
    };
  });
}
