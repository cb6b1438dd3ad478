import type { Town } from './town.ts';
import type { World } from './worldProcess.ts';

export interface Setting {
  readonly scenario: string;
  readonly folder: string;
  readonly keep: boolean;
  /** name of the terminal with the RYLR998, where there is one, and how many covers speak over it */
  readonly terminal: string | undefined;
  readonly serial: number;
  /** where the speed is told and set */
  readonly speed: string;
  /** who may log in; undefined: a plain street, where nobody has an account */
  readonly town?: Town | undefined;
}

/** Where else to look. */
export function headerText({ api, mqtt, udp }: World, setting: Setting): string {
  const { scenario, folder, keep, terminal, serial, speed, town } = setting;
  return [
    ...(town ? townText(api, town) : [`Lidwatch, scenario ${scenario}. Look also here:`]),
    `  events   mosquitto_sub -p ${new URL(mqtt).port} -t '#' -v`,
    `  API      curl ${api}/api/events`,
    `  health   curl ${api}/readyz`,
    `  links    ${town ? `UDP ${udp}` : linksText(udp, terminal, serial)}`,
    `  speed    curl -X PUT ${speed} -d '{"speed": 60}'`,
    `  data     ${folder}${keep ? '' : ' (removed at the end; --keep keeps it)'}`,
    '+ and - turn the speed of time up and down; Ctrl-C ends it.',
    '',
  ].join('\n');
}

function townText(api: string, { name, password, people }: Town): readonly string[] {
  return [
    '',
    `${name} is open at  ${api}/`,
    `  log in as ${people.map((one) => `${one.name} (${one.role})`).join(', ')}`,
    `  password  ${password}  (of them all, made for this demonstration)`,
    '',
    'Look also here:',
  ];
}

function linksText(udp: string, terminal: string | undefined, serial: number): string {
  return terminal
    ? `UDP ${udp}; the last ${serial} covers over a RYLR998 at ${terminal}`
    : `UDP ${udp}; with socat installed (Debian: apt install socat) ${serial} covers use a serial line too`;
}
