import type { RunningGateway } from './gateway.ts';

export interface Setting {
  readonly scenario: string;
  readonly folder: string;
  readonly keep: boolean;
  /** name of the terminal with the RYLR998, where there is one, and how many covers speak over it */
  readonly terminal: string | undefined;
  readonly serial: number;
}

/** Where else to look. */
export function headerText({ api, mqtt, udp }: RunningGateway, setting: Setting): string {
  const { scenario, folder, keep, terminal, serial } = setting;
  const links = terminal
    ? `UDP ${udp}; the last ${serial} covers over a RYLR998 at ${terminal}`
    : `UDP ${udp}; with socat installed (Debian: apt install socat) ${serial} covers use a serial line too`;
  return [
    `Lidwatch, scenario ${scenario}. Look also here:`,
    `  events   mosquitto_sub -p ${new URL(mqtt).port} -t '#' -v`,
    `  API      curl ${api}/api/events`,
    `  health   curl ${api}/readyz`,
    `  links    ${links}`,
    `  data     ${folder}${keep ? '' : ' (removed at the end; --keep keeps it)'}`,
    'Ctrl-C ends it.',
    '',
  ].join('\n');
}
