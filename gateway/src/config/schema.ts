import { z } from 'zod';
import { brokerTls } from './brokerTls.ts';
import { brokerUrl } from './brokerUrl.ts';
import { consoleSection } from './consoleSection.ts';
import { closed, host, integer, oneOf, port, quantity, text } from './fields.ts';
import { history } from './history.ts';
import { incidents } from './incidents.ts';
import { link } from './links/link.ts';
import { residents } from './residents.ts';
import { risk } from './risk.ts';
import { ruleLayers } from './ruleSchema.ts';
import { secretKeys } from './secrets.ts';
import { keysSection } from './storeSecret.ts';
import { supervision } from './supervision.ts';
import { webhook } from './webhookSchema.ts';

const DAY_MS = 86_400_000;

// MQTT 5 section 4.7: + and # are wildcards, a leading $ is the broker's own
const topic = text(/^[^+#$/\s\p{Cc}][^+#\s\p{Cc}]*(?<!\/)$/u, 'a topic prefix: no spaces, no + or #, no / at its ends');

const path = text(/./, 'a path');

/** gateway.yaml as it stands in the file: names and units of a person. `loadConfig` makes a Config of it. */
export const gatewaySchema = closed({
  name: text(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a gateway name (lower-case letters, digits and -; at most 63)'),
  data: path.default('./data'),
  keyFile: path.optional(),
  keys: keysSection.prefault({}),
  links: z.array(link).default([]),
  mqtt: closed({
    url: brokerUrl.optional(),
    username: text(/./, 'a user name').optional(),
    ...secretKeys('password'),
    tls: brokerTls.optional(),
    topic: topic.default('lidwatch'),
    shelved: z.boolean({ error: 'is true or false' }).default(true),
  }).prefault({}),
  webhooks: z.array(webhook).default([]),
  broker: closed({ host: host.default('127.0.0.1'), port: port.default(1883) }).prefault({}),
  api: closed({
    host: host.default('127.0.0.1'),
    port: port.default(8080),
    tokens: oneOf(['outside', 'required']).default('outside'),
    perMinute: integer(10, 1_000_000, 'a number of requests').default(600),
    tls: closed({ cert: path, key: path }).optional(),
  }).prefault({}),
  console: consoleSection.prefault({}),
  limits: closed({
    // no node sends as much; one that has gone mad does
    nodeBurst: integer(10, 1_000_000, 'a number of frames').default(200),
    nodePerSecond: integer(1, 100_000, 'a number of frames').default(20),
  }).prefault({}),
  heartbeat: quantity('time', { min: 60_000, max: 30 * DAY_MS }).default(DAY_MS / 2),
  history: history.prefault({}),
  residents: residents.prefault({}),
  supervision: supervision.prefault({}),
  risk: risk.prefault({}),
  incidents: incidents.prefault({}),
  rules: ruleLayers.prefault({}),
});

export type GatewayFile = z.infer<typeof gatewaySchema>;
