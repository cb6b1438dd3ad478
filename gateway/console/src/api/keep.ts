/** A few small texts that outlive the page: language, theme, who was signed in. Never a secret. */
export interface Keep {
  get(key: string): string | undefined;
  /** undefined takes it away */
  set(key: string, value: string | undefined): void;
}

const PREFIX = 'lidwatch.';

/** In the browser's storage. Where that is shut (private windows, a full disk) nothing is kept, and nothing fails. */
export function createKeep(storage: () => Storage): Keep {
  function trying<T>(run: () => T): T | undefined {
    try {
      return run();
    } catch {
      return undefined;
    }
  }
  return {
    get: (key) => trying(() => storage().getItem(PREFIX + key)) ?? undefined,
    set(key, value) {
      trying(() => {
        if (value === undefined) storage().removeItem(PREFIX + key);
        else storage().setItem(PREFIX + key, value);
      });
    },
  };
}
