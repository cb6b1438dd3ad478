/** The part of the `espruino` package that is used; it brings no types of its own. */
declare module 'espruino' {
  /** Loads the package's parts, and puts them on the global object as `Espruino`. */
  export function init(ready: () => void): void;
}
