/** The part of Babel 7 that the chain uses; @babel/core 7 brings no types of its own. */
declare module '@babel/core' {
  export interface BabelNode {
    readonly type: string;
    operator?: string;
    [field: string]: unknown;
  }

  export interface BabelBinding {
    readonly identifier: BabelNode & { readonly name: string };
    readonly path: BabelPath;
    readonly referencePaths: readonly BabelPath[];
    readonly constantViolations: readonly BabelPath[];
  }

  export interface BabelScope {
    readonly bindings: Readonly<Record<string, BabelBinding>>;
    readonly globals: Readonly<Record<string, BabelNode>>;
    getBinding(name: string): BabelBinding | undefined;
    hasBinding(name: string, noGlobals?: boolean): boolean;
    generateUidIdentifier(name: string): BabelNode;
    rename(name: string): void;
  }

  export interface BabelPath {
    readonly node: BabelNode;
    readonly parentPath: BabelPath | null;
    readonly scope: BabelScope;
    isReferencedIdentifier(): boolean;
    replaceWith(node: BabelNode): void;
    unshiftContainer(list: string, node: BabelNode): void;
    traverse(visitor: BabelVisitor): void;
    stop(): void;
  }

  type Visit = (path: BabelPath) => void;
  export type BabelVisitor = Readonly<Record<string, Visit | { readonly enter?: Visit; readonly exit?: Visit }>>;

  type Is = (node: BabelNode | null | undefined, fields?: object) => boolean;
  export interface Babel {
    readonly types: {
      isUnaryExpression: Is;
      isBinaryExpression: Is;
      isNumericLiteral: Is;
      isStringLiteral: Is;
      isIdentifier: Is;
      cloneNode(node: BabelNode): BabelNode;
      updateExpression(operator: string, argument: BabelNode, prefix: boolean): BabelNode;
      variableDeclarator(id: BabelNode, init: BabelNode): BabelNode;
      variableDeclaration(kind: 'var', declarators: readonly BabelNode[]): BabelNode;
    };
  }
  export type BabelPlugin = (babel: Babel) => { readonly visitor: BabelVisitor };

  export interface ParseOptions {
    readonly configFile: false;
    readonly babelrc: false;
    readonly sourceType?: 'script';
    readonly parserOpts?: { readonly plugins: readonly string[] };
  }
  export interface TransformOptions extends ParseOptions {
    readonly compact: boolean;
    readonly inputSourceMap?: object;
    readonly sourceMaps?: boolean;
    readonly assumptions?: Readonly<Record<string, boolean>>;
    readonly presets?: readonly (readonly [unknown, object])[];
    readonly plugins: readonly BabelPlugin[];
  }
  export function parseSync(code: string, options: ParseOptions): BabelNode;
  export function traverse(tree: BabelNode, visitor: BabelVisitor): void;
  export function transformAsync(
    code: string,
    options: TransformOptions,
  ): Promise<{ readonly code: string; readonly map: import('./mappings.ts').SourceMapData } | null>;
}

declare module '@babel/preset-env' {
  const preset: unknown;
  export default preset;
}
