/** How a node's module is set up; the gateway's has the same network, band and parameters. */
export interface RylrRadio {
  /** own address, 1..65535 */
  readonly address: number;
  /** address of the gateway; 0 reaches every module of the network */
  readonly gateway: number;
  /** 3..15 or 18 */
  readonly network: number;
  /** Hz */
  readonly band: number;
  /** spreading factor, bandwidth code, coding rate, preamble: `9,7,1,12` */
  readonly parameter: string;
  /** dBm, 0..22 */
  readonly power: number;
}

/** Writes commands into a buffer; each function returns the command's length. */
export interface RylrCommands {
  /** number of commands that configure the module */
  readonly steps: number;
  configure(index: number): number;
  send(frame: Uint8Array, length: number): number;
  sleep(): number;
  wake(): number;
}

export function createRylrCommands(buffer: Uint8Array, radio: RylrRadio): RylrCommands {
  const configuration = [
    'AT',
    'AT+MODE=0',
    `AT+ADDRESS=${radio.address}`,
    `AT+NETWORKID=${radio.network}`,
    `AT+BAND=${radio.band}`,
    `AT+PARAMETER=${radio.parameter}`,
    `AT+CRFOP=${radio.power}`,
  ];
  let at = 0;

  function put(text: string): void {
    for (let i = 0; i < text.length; i += 1) {
      buffer[at] = text.charCodeAt(i);
      at += 1;
    }
  }

  function command(text: string): number {
    at = 0;
    put(text);
    return end();
  }

  function end(): number {
    put('\r\n');
    return at;
  }

  return {
    steps: configuration.length,
    configure: (index) => command(configuration[index] as string),
    send(frame, length) {
      at = 0;
      put(`AT+SEND=${radio.gateway},${length},`);
      for (let i = 0; i < length; i += 1) {
        buffer[at] = frame[i] as number;
        at += 1;
      }
      return end();
    },
    sleep: () => command('AT+MODE=1'),
    wake: () => command('AT+MODE=0'),
  };
}
