import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The file of a program of that name on PATH, if there is one. */
export function pathOfProgram(name: string): string | undefined {
  const files = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Whether a program of that name stands on PATH. */
export function hasProgram(name: string): boolean {
  return pathOfProgram(name) !== undefined;
}
