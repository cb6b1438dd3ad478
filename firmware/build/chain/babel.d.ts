/** The part of Babel 7 that the chain uses; @babel/core 7 brings no types of its own. */
declare module '@babel/core' {
  export interface TransformOptions {
    readonly configFile: false;
    readonly babelrc: false;
    readonly sourceType: 'script';
    readonly compact: boolean;
    readonly inputSourceMap?: object;
    readonly sourceMaps?: boolean;
    readonly assumptions: Readonly<Record<string, boolean>>;
    readonly presets: readonly (readonly [unknown, object])[];
  }
  export function transformAsync(
    code: string,
    options: TransformOptions,
  ): Promise<{ readonly code: string; readonly map: object } | null>;
}

declare module '@babel/preset-env' {
  const preset: unknown;
  export default preset;
}
