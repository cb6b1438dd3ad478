import { statSync } from 'node:fs';
import type { Config } from '../config/config.ts';
import { isSerial } from '../config/links/link.ts';
import { findPort } from '../transports/ports/findPort.ts';
import { attempt, type Machine, thisMachine } from '../transports/ports/machine.ts';
import { permissionTrouble } from '../transports/ports/openFailure.ts';
import { type PortName, portText } from '../transports/ports/portName.ts';
import { type Finding, fail, ok } from './finding.ts';

const LIST = 'lidwatch ports lists what is here, and what to write for it';

function checkPort(machine: Machine, check: string, port: PortName): Finding {
  const found = findPort(machine, port);
  if (!found.ok) return fail(check, `${portText(port)}: ${found.reason}`, LIST);
  const { path } = found;
  const stats = attempt(() => statSync(path));
  if (!stats) return fail(check, `${path} is not there`, `is it plugged in? ${LIST}`);
  if (!stats.isCharacterDevice()) return fail(check, `${path} is no serial port`, LIST);
  const trouble = permissionTrouble(machine, path);
  if (trouble !== undefined) return fail(check, `${path} ${trouble}`, 'then start the gateway anew');
  return ok(check, path);
}

/** The serial ports of the links. None is opened. */
export function checkSerialPorts({ links }: Config, machine = thisMachine): readonly Finding[] {
  return links.flatMap((link) => (isSerial(link) ? [checkPort(machine, `link ${link.name}`, link)] : []));
}
