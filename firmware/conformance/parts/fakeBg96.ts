import { createFakeModem, type FakeModem, type FakeModemOptions, fromHex, toText } from './fakeModem.ts';

const OK = '\r\nOK\r\n';
const ERROR = '\r\nERROR\r\n';
/** ms from the power key to the network */
const ATTACH = 7400;
const OPEN = 300;
/** ms without a word until it switches itself off */
const IDLE = 10000;

/**
 * A BG96: off until its power key is pressed, echoes until it is told not to, takes the bytes of a datagram at a prompt,
 * and switches itself off when it has been idle; sockets are gone then, what CPSMS and QCFG said stays.
 */
export function createFakeBg96(options: FakeModemOptions): FakeModem {
  return createFakeModem(options, (line) => {
    let echo = true;
    let registered = false;
    let reports = false;
    let saving = false;
    let context = false;
    let socket = false;
    /** bytes of a datagram that the prompt waits for, or 0 */
    let wanted = 0;
    let activity = 0;

    function active(): void {
      activity += 1;
      const mine = activity;
      line.later(IDLE, () => {
        if (mine === activity && saving && registered) {
          // the last word is out before the line is dead
          line.later(1, '\r\nPSM POWER DOWN\r\n');
          line.later(2, () => {
            line.off();
            return '';
          });
        }
        return '';
      });
    }

    function transmit(frame: string): string {
      active();
      line.later(line.air(), () => {
        line.transmit(frame, 0);
        return '';
      });
      return '\r\nSEND OK\r\n';
    }

    function ask(value: string): string {
      const length = Number(value.split(',')[1]);
      if (!socket || !(length > 0 && length <= 1460)) return ERROR;
      wanted = length;
      return '\r\n> ';
    }

    function open(value: string): string {
      const fields = value.split(',');
      if (!context || fields[2] !== '"UDP"') return ERROR;
      line.later(OPEN, () => {
        if (socket) return '\r\n+QIOPEN: 0,563\r\n';
        socket = true;
        return '\r\n+QIOPEN: 0,0\r\n';
      });
      return OK;
    }

    function sendHex(value: string): string {
      const frame = fromHex((value.split('"')[1] as string) || '');
      return socket && frame ? transmit(frame) : ERROR;
    }

    function set(name: string, value: string): string {
      if (name === 'QISEND') return ask(value);
      if (name === 'QISENDEX') return sendHex(value);
      if (name === 'QIOPEN') return open(value);
      if (name === 'QICLOSE') {
        socket = false;
        return OK;
      }
      if (name === 'QIACT') {
        if (context || !registered) return ERROR;
        context = true;
        return OK;
      }
      if (name === 'CEREG') reports = value !== '0';
      else if (name === 'CPSMS') saving = value.charAt(0) === '1';
      else if (name !== 'QICSGP' && name !== 'QCFG' && name !== 'CGDCONT' && name !== 'CMEE') return ERROR;
      return OK;
    }

    function answer(command: string): string {
      if (command === 'ATE0') {
        echo = false;
        return OK;
      }
      if (command === 'AT') return OK;
      if (command === 'AT+CEREG?') return `\r\n+CEREG: ${reports ? 1 : 0},${registered ? 1 : 2}\r\n${OK}`;
      if (command === 'AT+QCSQ') return `\r\n+QCSQ: "CAT-NB1",-62,-92,160,-9\r\n${OK}`;
      const equals = command.indexOf('=');
      if (command.substring(0, 3) !== 'AT+' || equals < 0) return ERROR;
      return set(command.substring(3, equals), command.substring(equals + 1));
    }

    return {
      waking: '',
      key: true,
      startTime: 4900,
      counted: () => wanted,
      obey(command) {
        active();
        if (wanted > 0) {
          wanted = 0;
          return transmit(command);
        }
        const echoed = echo ? `${command}\r\n` : '';
        return echoed + answer(command);
      },
      start() {
        echo = true;
        registered = false;
        reports = false;
        context = false;
        socket = false;
        wanted = 0;
        line.later(ATTACH, () => {
          registered = true;
          active();
          return reports ? '\r\n+CEREG: 1\r\n' : '';
        });
        return '\r\nRDY\r\n\r\nAPP RDY\r\n';
      },
      hear(frame, length) {
        if (!socket) return false;
        active();
        line.later(0, `\r\n+QIURC: "recv",0,${length}\r\n${toText(frame, length)}\r\n`);
        return true;
      },
      setting(name) {
        return name === 'QIOPEN' ? String(socket) : name === 'CPSMS' ? String(saving) : '';
      },
    };
  });
}
