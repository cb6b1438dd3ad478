/** There is no `hrtime`, `uptime`, `memoryUsage`, `stdin`, `stdout`, `kill` or signal, and no watchdog, sleep or battery. */
interface IotProcess {
  /** The program itself, the script, and what follows it. */
  readonly argv: string[];
  readonly pid: number;
  readonly arch: 'arm' | 'ia32' | 'x64' | 'unknown';
  readonly platform: 'linux' | 'nuttx' | 'tizenrt' | 'tizen' | 'darwin' | 'windows' | 'unknown';
  /** "1.0.0", in every build: it does not tell one commit from another. */
  readonly version: string;
  /** The name of the board that the program was built for; "None" or "unknown" is common. */
  readonly iotjs: { readonly board: string };
  /** Names of the modules in this build, each `true`: the only way to ask before a `require` that may throw. */
  readonly builtin_modules: { readonly [name: string]: true | undefined };
  /** **Only these five**, not the environment. One that is not set is ''. */
  readonly env: {
    readonly HOME: string;
    readonly IOTJS_PATH: string;
    readonly IOTJS_ENV: '' | 'experimental';
    readonly IOTJS_EXTRA_MODULE_PATH: string;
    readonly IOTJS_WORKING_DIR_PATH: string;
  };

  /** What the program ends with, cut to 8 bits. */
  exitCode: number;
  /**
   * Emits 'exit' and stops the event loop. `exit(0)` does **not** replace an exitCode that was set before. The
   * script is stopped a moment later, so that a few statements behind it may still run.
   */
  exit(code?: number): void;

  cwd(): string;
  /** Error where the folder cannot be entered. */
  chdir(path: string): void;
  /** Calls back before the event loop goes on. */
  nextTick<Args extends unknown[]>(callback: (...args: Args) => void, ...args: Args): void;
  /** Collects garbage; only in builds that expose it. */
  gc?(): void;
}

type IotProcessEvents = {
  /** Nothing asynchronous can be done any more. */
  exit: (code: number) => void;
  /** Without a listener, such an error ends the program with status 1. A listener that throws does, too. */
  uncaughtException: (error: unknown) => void;
};

declare const process: IotProcess & import('events')<IotProcessEvents>;
