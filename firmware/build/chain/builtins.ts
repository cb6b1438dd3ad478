import { LATER_MEMBERS } from '../bans/library.ts';

/** What a script of ES5 may use of the language's own objects. RegExp, Date and all of ES2015 are banned. */
const OBJECTS: readonly object[] = [
  ...[Object, Function, Array, String, Number, Boolean, Error, Math, JSON],
  ...[ArrayBuffer, DataView, Uint8Array],
];

function membersOf(object: object): string[] {
  const names: string[] = [];
  for (let one: object | null = object; one; one = Object.getPrototypeOf(one)) {
    names.push(...Object.getOwnPropertyNames(one));
  }
  return names;
}

/** Every member of the language's own objects, as the Node that runs the build has them. */
const MEMBERS: ReadonlySet<string> = new Set(
  OBJECTS.flatMap((one) => [...membersOf(one), ...membersOf((one as { prototype?: object }).prototype ?? {})]),
);

/** No short name of ours may be one of these: an engine may have the member, and the check would take it for that. */
export function isBuiltin(name: string): boolean {
  return MEMBERS.has(name);
}

/** Members that a bundle may use, and that must keep their names. Those that the bans refuse are free for our own. */
export function isUsableBuiltin(name: string): boolean {
  return MEMBERS.has(name) && !LATER_MEMBERS.has(name);
}
