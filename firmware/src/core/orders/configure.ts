import { type Downlink, RESULT } from '@lidwatch/protocol';
import type { Outgoing } from '../messages/outgoing.ts';
import type { Memory } from '../store/memory.ts';
import { applySettings, copySettings, defaultSettings } from '../store/settings.ts';

/**
 * Obeys a `config`: all of it or nothing. The settings, the downlink's counter and the report are stored together; where
 * the flash refuses them the old settings stay in force, and the report says so.
 * Returns whether the settings in force may have changed.
 */
export function configure(d: Downlink, memory: Memory, commit: () => boolean, outgoing: Outgoing): boolean {
  const candidate = defaultSettings();
  copySettings(candidate, memory.settings);
  const verdict = applySettings(candidate, d.settingNumbers, d.settingValues, d.settingCount);
  const report = outgoing.report(d.configVersion, verdict.result, verdict.badSetting);
  if (verdict.result !== RESULT.applied) {
    commit();
    outgoing.send();
    return false;
  }
  const before = defaultSettings();
  copySettings(before, memory.settings);
  const versionBefore = memory.configVersion;
  copySettings(memory.settings, candidate);
  memory.configVersion = d.configVersion;
  if (commit()) {
    outgoing.send();
    return true;
  }
  copySettings(memory.settings, before);
  memory.configVersion = versionBefore;
  report.code = RESULT.notStored;
  outgoing.send();
  return false;
}
