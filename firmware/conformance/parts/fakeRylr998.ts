import { createFakeModem, createSettings, type FakeModem, type FakeModemOptions, toText } from './fakeModem.ts';

/**
 * A RYLR998: takes AT+SEND by its length, so that data may be binary, checks commands as the module does, answers when
 * the frame is on the air, sleeps, and loses what wakes it.
 */
export type FakeRylr998 = FakeModem;

/** name, least, most */
const LIMITS = [
  ['ADDRESS', 0, 65535],
  ['NETWORKID', 3, 18],
  ['BAND', 820000000, 960000000],
  ['CRFOP', 0, 22],
  ['MODE', 0, 1],
] as const;

/** Where the data of AT+SEND begin, or -1 while its head is unfinished or no AT+SEND. */
function dataStart(text: string): number {
  if (text.substring(0, 8) !== 'AT+SEND=') return -1;
  const comma = text.indexOf(',');
  const start = comma < 0 ? -1 : text.indexOf(',', comma + 1);
  return start < 0 || start > 20 ? -1 : start + 1;
}

function dataLength(text: string, start: number): number {
  return Number(text.substring(text.indexOf(',') + 1, start - 1));
}

export function createFakeRylr998(options: FakeModemOptions): FakeRylr998 {
  return createFakeModem(options, (line) => {
    const settings = createSettings();
    let sending = false;

    function set(name: string, value: string): string {
      let known = name === 'PARAMETER';
      for (let i = 0; i < LIMITS.length; i += 1) {
        const [limited, least, most] = LIMITS[i] as (typeof LIMITS)[number];
        if (limited === name) {
          known = true;
          if (!(Number(value) >= least && Number(value) <= most)) return '+ERR=15\r\n';
        }
      }
      if (!known) return '+ERR=4\r\n';
      settings.set(name, value);
      if (name === 'MODE') line.sleep(value === '1');
      return '+OK\r\n';
    }

    function send(command: string, start: number): string {
      const end = start + dataLength(command, start);
      if (command.substring(end) !== '\r\n') return '+ERR=5\r\n';
      if (sending) return '+ERR=17\r\n';
      sending = true;
      line.later(line.air(), () => {
        sending = false;
        line.transmit(command.substring(start, end), Number(command.substring(8, command.indexOf(','))));
        return '+OK\r\n';
      });
      return '';
    }

    return {
      waking: '',
      startTime: 30,
      counted(text) {
        const start = dataStart(text);
        return start < 0 ? 0 : start + dataLength(text, start) + 2;
      },
      obey(command) {
        const start = dataStart(command);
        if (start >= 0) return send(command, start);
        if (command === 'AT') return '+OK\r\n';
        if (command.substring(0, 3) !== 'AT+') return '+ERR=2\r\n';
        const equals = command.indexOf('=');
        return equals < 0 ? '+ERR=4\r\n' : set(command.substring(3, equals), command.substring(equals + 1));
      },
      start() {
        settings.clear();
        sending = false;
        return '+READY\r\n';
      },
      hear(frame, length) {
        if (sending) return false;
        line.later(0, `+RCV=1,${length},${toText(frame, length)},-87,9\r\n`);
        return true;
      },
      setting: (name) => settings.get(name),
    };
  });
}
