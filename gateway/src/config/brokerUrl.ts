import { z } from 'zod';

function isBrokerUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && ['mqtt:', 'mqtts:', 'ws:', 'wss:'].includes(url.protocol) && url.hostname !== '';
}

/** Where an MQTT broker is. Whoever may speak to it stands elsewhere; written here all the same, a password is not quoted. */
export const brokerUrl = z
  .string()
  .refine(isBrokerUrl, {
    error: 'is not an address like mqtt://HOST:1883 (mqtt, mqtts, ws, wss)',
  })
  .refine((value) => !URL.parse(value)?.password && !URL.parse(value)?.username, {
    error: 'holds a user name or password; put them into username and passwordFile',
  });
