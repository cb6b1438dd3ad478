import { join } from 'node:path';
import { firmwareError } from '../errors.ts';
import type { Target } from '../targets.ts';
import type { Cover } from './covers.ts';
import { randomKey, randomNode } from './identity.ts';
import { findModem, type Modem, type ModemName, type Radio } from './modems.ts';
import { makeRadio, readRadioFile, readSetting, type Wish } from './radio.ts';
import { type Water, writeRecord } from './record.ts';
import type { SecretFile } from './secretFiles.ts';
import { createUnlike } from './unlike.ts';

export interface ProvisionOptions {
  readonly board: string;
  readonly target: Target;
  readonly modem?: string | undefined;
  /** a JSON file of radio parameters */
  readonly radio?: string | undefined;
  /** `name=value`; wins over the file */
  readonly set: readonly string[];
  readonly water: Water;
  readonly hall: boolean;
  readonly float: boolean;
}

/** One cover's node, and the two files that tell of it. */
export interface Provisioned {
  readonly cover: string;
  readonly node: number;
  readonly key: string;
  readonly modem: Modem;
  readonly radio: Radio;
  /** what the node reads */
  readonly nodeFile: SecretFile;
  /** what `lidwatch provision` reads */
  readonly importFile: SecretFile;
}

function chooseModem({ board, target, modem }: ProvisionOptions): ModemName {
  const found = modem === undefined ? target.modems[0] : target.modems.find((name) => name === modem);
  if (found) return found;
  throw firmwareError('usage-invalid', `--modem: ${board} has no '${modem}'`, {
    hint: `one of ${target.modems.join(', ')}`,
  });
}

export interface Provisioning {
  readonly made: readonly Provisioned[];
  /** what will not work as it stands */
  readonly warnings: readonly string[];
}

/**
 * Makes nodes for covers; the ids are unlike each other, and so is what their modules go by, where it can be. Nothing is
 * written. `node`: an id instead of random ones.
 */
export function provision(
  covers: readonly Cover[],
  options: ProvisionOptions,
  out: string,
  node?: number,
): Provisioning {
  const { board, water, hall, float } = options;
  const { waters } = options.target;
  if (waters && !waters.includes(water)) {
    throw firmwareError('usage-invalid', `--water: ${board} cannot have '${water}'`, {
      hint: `its water sensors are: ${waters.join(', ')}`,
    });
  }
  const name = chooseModem(options);
  const modem = findModem(name, options.target.engine);
  const wishes: readonly Wish[] = [
    ...(options.radio === undefined ? [] : readRadioFile(options.radio)),
    ...options.set.map((setting) => readSetting(modem, setting)),
  ];
  const taken = new Set<number>();
  const unlike = createUnlike(modem);
  const asked = wishes.some((wish) => wish.name === modem.identity?.name);
  const made = covers.map((cover): Provisioned => {
    let id = node ?? randomNode();
    while (taken.has(id)) id = randomNode();
    taken.add(id);
    const key = randomKey();
    // boards that take several modems go by the name of theirs
    const radio: Radio = { modem: name, ...unlike.settle(cover.cover, makeRadio(modem, id, wishes), asked) };
    const link = { modem: name, ...Object.fromEntries(modem.shared.map((entry) => [entry, radio[entry]])) };
    const toImport = { lidwatch: 1, ...cover, node: id, key, profile: modem.profile, board, link };
    return {
      cover: cover.cover,
      node: id,
      key,
      modem,
      radio,
      nodeFile: {
        path: join(out, `${cover.cover}.node.json`),
        // no line end: the checksum is of all that stands there
        text: writeRecord({ node: id, key, radio, water, hall, float }),
      },
      importFile: { path: join(out, `${cover.cover}.import.json`), text: `${JSON.stringify(toImport, null, 2)}\n` },
    };
  });
  return { made, warnings: unlike.warnings() };
}
