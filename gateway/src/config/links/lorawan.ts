import { z } from 'zod';
import { closed, integer, text } from '../fields.ts';
import { linkBroker, share } from './broker.ts';
import { linkName } from './linkName.ts';

// LoRaWAN L2 1.0.4, 4.3.2: 1 to 223 are the application's
const fPort = integer(1, 223, 'an fPort').default(10);

/** The MQTT integration of a ChirpStack v4 server. */
export const chirpstack = closed({
  name: linkName,
  kind: z.literal('chirpstack'),
  ...linkBroker,
  application: text(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'the id of an application (a UUID)').optional(),
  port: fPort,
  share,
});

/** The MQTT server of The Things Stack v3. */
export const thingsStack = closed({
  name: linkName,
  kind: z.literal('things-stack'),
  ...linkBroker,
  application: text(
    /^[a-z0-9](?:-?[a-z0-9]){2,35}(?:@[a-z0-9](?:-?[a-z0-9]){2,35})?$/,
    'an application, APPLICATION@TENANT where the server has tenants',
  ),
  port: fPort,
});
