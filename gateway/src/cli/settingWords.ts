import { asArgument, changed, faultsTogether, parseSettings, type SettingChange } from '../config/nodeSettings.ts';
import { gatewayError } from '../errors.ts';
import type { Configs } from '../store/configs.ts';

/** `heartbeat=60min` -> [`heartbeat`, `60min`]. */
function splitArgument(text: string): readonly [name: string, raw: string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  const hint = 'such as heartbeat=60min; heartbeat=default takes it back';
  throw gatewayError('usage-invalid', `"${text}" is not SETTING=VALUE`, { hint });
}

type Faults = ReturnType<typeof faultsTogether>;

function refuse(faults: Faults): void {
  if (faults.length === 0) return;
  const message = faults.map(({ path, message }) => `${path}: ${message}`).join('\n');
  throw gatewayError('usage-invalid', message, { hint: 'nothing was changed' });
}

function readChange(words: readonly string[]): SettingChange {
  const parsed = parseSettings(words.map(splitArgument), asArgument);
  if (parsed.ok) return parsed.change;
  refuse(parsed.faults);
  return {};
}

/** The change that SETTING=VALUE words ask for. Throws usage-invalid: at once, or when what it comes to would be refused. */
export function changeOf(words: readonly string[]): Parameters<Configs['desire']>[1] {
  const change = readChange(words);
  return (before, merges) => {
    const after = changed(before, change);
    refuse(faultsTogether(merges(after), asArgument));
    return after;
  };
}
