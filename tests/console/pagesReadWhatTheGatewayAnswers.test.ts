import { expect, it } from 'vitest';
import type { z } from 'zod';
import type * as CoverDocuments from '../../gateway/console/src/api/coverDocuments.ts';
import type * as NodeDocuments from '../../gateway/console/src/api/nodeDocuments.ts';
import { ORDERS } from '../../gateway/console/src/api/nodeDocuments.ts';
import { type DryRun, VERDICTS } from '../../gateway/console/src/pages/rules/dryRun.ts';
import type * as System from '../../gateway/console/src/pages/system/documents.ts';
import type { ruleSettingSchema } from '../../gateway/src/api/schemas/cover.ts';
import type { dryRunSchema } from '../../gateway/src/api/schemas/dryRun.ts';
import type { configSchema, orderSchema, troubleSchema } from '../../gateway/src/api/schemas/errand.ts';
import type { strangersSchema } from '../../gateway/src/api/schemas/strangers.ts';
import type { gatewaySchema, linkSchema, sinkSchema } from '../../gateway/src/api/schemas/system.ts';
import { VERDICTS as TOLD_VERDICTS } from '../../gateway/src/dryrun/difference.ts';
import { ORDER_KINDS } from '../../gateway/src/orders/order.ts';

type DeepReadonly<T> = T extends readonly unknown[]
  ? { readonly [I in keyof T]: DeepReadonly<T[I]> }
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

type Reads<Taken, Schema extends z.ZodType> = DeepReadonly<z.output<Schema>> extends Taken ? true : never;

/** Held by the compiler, as in documentsAreTheGateways.test.ts. */
const held: readonly true[] = [
  true satisfies Reads<CoverDocuments.RuleSetting, typeof ruleSettingSchema>,
  true satisfies Reads<Omit<NodeDocuments.NodeConfig, 'revision'>, typeof configSchema>,
  true satisfies Reads<NodeDocuments.Order, typeof orderSchema>,
  true satisfies Reads<NodeDocuments.Trouble, typeof troubleSchema>,
  true satisfies Reads<DryRun, typeof dryRunSchema>,
  true satisfies Reads<System.GatewayDocument, typeof gatewaySchema>,
  true satisfies Reads<System.LinkDocument, typeof linkSchema>,
  true satisfies Reads<System.SinkDocument, typeof sinkSchema>,
  true satisfies Reads<{ readonly nodes: readonly System.Stranger[] }, typeof strangersSchema>,
];

it('the pages of covers, rules and the system know the words of the gateway', () => {
  expect(held.every(Boolean)).toBe(true);
  expect(ORDERS).toEqual(ORDER_KINDS);
  expect(VERDICTS).toEqual(TOLD_VERDICTS);
});
