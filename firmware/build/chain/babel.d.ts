/** The part of Babel 7 that the chain uses; @babel/core 7 brings no types of its own. */
declare module '@babel/core' {
  /** Of Babel's tree (https://github.com/babel/babel/blob/main/packages/babel-parser/ast/spec.md). */
  export interface BabelNode {
    type: string;
    name: string;
    operator: string;
    value: unknown;
    computed: boolean;
    prefix: boolean;
    body: BabelNode & BabelNode[];
    params: BabelNode[];
    arguments: BabelNode[];
    declarations: BabelNode[];
    elements: BabelNode[];
    properties: BabelNode[];
    left: BabelNode;
    right: BabelNode;
    object: BabelNode;
    property: BabelNode;
    key: BabelNode;
    id: BabelNode;
    callee: BabelNode;
    test: BabelNode;
    consequent: BabelNode;
    expression: BabelNode;
    alternate: BabelNode | null;
    argument: BabelNode | null;
    init: BabelNode | null;
  }

  export interface BabelBinding {
    readonly identifier: BabelNode;
    readonly path: BabelPath;
    readonly constant: boolean;
    readonly referencePaths: readonly BabelPath[];
    readonly constantViolations: readonly BabelPath[];
  }

  export interface BabelScope {
    readonly bindings: Readonly<Record<string, BabelBinding>>;
    readonly globals: Readonly<Record<string, BabelNode>>;
    getBinding(name: string): BabelBinding | undefined;
    hasBinding(name: string, noGlobals?: boolean): boolean;
    generateUid(name: string): string;
    generateUidIdentifier(name: string): BabelNode;
    rename(from: string, to?: string): void;
    crawl(): void;
  }

  export interface BabelPath {
    readonly node: BabelNode;
    readonly parent: BabelNode;
    readonly parentPath: BabelPath;
    readonly scope: BabelScope;
    readonly key: string | number;
    get(child: string): BabelPath;
    find(isIt: (path: BabelPath) => boolean): BabelPath | null;
    findParent(isIt: (path: BabelPath) => boolean): BabelPath | null;
    getFunctionParent(): BabelPath | null;
    isStatement(): boolean;
    isLoop(): boolean;
    isReferencedIdentifier(): boolean;
    replaceWith(node: BabelNode): void;
    replaceWithMultiple(nodes: readonly BabelNode[]): void;
    insertBefore(nodes: readonly BabelNode[]): void;
    unshiftContainer(list: string, node: BabelNode): void;
    remove(): void;
    traverse(visitor: BabelVisitor): void;
    skip(): void;
    stop(): void;
  }

  type Visit = (path: BabelPath) => void;
  export type BabelVisitor = Readonly<Record<string, Visit | { readonly enter?: Visit; readonly exit?: Visit }>>;

  type Is = (node: BabelNode | null | undefined, fields?: object) => boolean;
  export interface BabelTypes {
    /** the fields of each type that hold other nodes */
    VISITOR_KEYS: Readonly<Record<string, readonly string[]>>;
    isFunction: Is;
    isAssignmentExpression: Is;
    isArrayExpression: Is;
    isBinaryExpression: Is;
    isConditionalExpression: Is;
    isForInStatement: Is;
    isIdentifier: Is;
    isLiteral: Is;
    isLogicalExpression: Is;
    isMemberExpression: Is;
    isNumericLiteral: Is;
    isObjectExpression: Is;
    isObjectProperty: Is;
    isStringLiteral: Is;
    isUnaryExpression: Is;
    isUpdateExpression: Is;
    traverseFast(node: BabelNode, visit: (node: BabelNode) => void): void;
    cloneNode(node: BabelNode): BabelNode;
    identifier(name: string): BabelNode;
    numericLiteral(value: number): BabelNode;
    unaryExpression(operator: string, argument: BabelNode): BabelNode;
    updateExpression(operator: string, argument: BabelNode, prefix: boolean): BabelNode;
    assignmentExpression(operator: string, left: BabelNode, right: BabelNode): BabelNode;
    expressionStatement(expression: BabelNode): BabelNode;
    returnStatement(argument?: BabelNode): BabelNode;
    blockStatement(body: readonly BabelNode[]): BabelNode;
    ifStatement(test: BabelNode, consequent: BabelNode, alternate: BabelNode | null): BabelNode;
    variableDeclarator(id: BabelNode, init: BabelNode | null): BabelNode;
    variableDeclaration(kind: 'var', declarators: readonly BabelNode[]): BabelNode;
  }
  export interface Babel {
    readonly types: BabelTypes;
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
  export const types: BabelTypes;
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
