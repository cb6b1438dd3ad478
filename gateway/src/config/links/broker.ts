import { brokerTls } from '../brokerTls.ts';
import { brokerUrl } from '../brokerUrl.ts';
import { text } from '../fields.ts';
import { secretKeys } from '../secrets.ts';

/** What every link behind an MQTT broker is told. */
export const linkBroker = {
  url: brokerUrl,
  username: text(/./, 'a user name').optional(),
  ...secretKeys('password'),
  tls: brokerTls.optional(),
};

// MQTT 5 section 4.8.2: at least one character, no wildcard, no level of its own
export const share = text(/^[^+#/\s\p{Cc}]{1,64}$/u, 'the name of a group: no spaces, no + # or /').optional();
