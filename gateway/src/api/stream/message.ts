import { formatPlace, type Place } from './place.ts';

/**
 * A message of an event stream (HTML standard, section 9.2.6). JSON has no line ends of its own. Where there is no id, the
 * reader keeps the one that it has.
 */
export function message(kind: string, data: string, place?: Place): string {
  const id = place === undefined ? '' : `id: ${formatPlace(place)}\n`;
  return `event: ${kind}\n${id}data: ${data}\n\n`;
}
