import { randomBytes } from 'node:crypto';
import mqtt from 'mqtt';
import type { Config } from '../config/config.ts';
import { readAccess } from '../mqtt/access.ts';
import { connectionReason } from '../mqtt/tlsTrouble.ts';
import { type Finding, fail, ok } from './finding.ts';

const CONNECT_MS = 5_000;

/** The broker that events go to: reached, and the name and password taken. */
export function checkUpstream({ mqtt: settings }: Config): Promise<readonly Finding[]> {
  if (settings.url === undefined) return Promise.resolve([ok('mqtt', 'the embedded broker')]);
  const access = readAccess({ ...settings, url: settings.url });
  // told with the configuration that names it
  if (!access.ok) return Promise.resolve([]);
  const { url, username, password, tls } = access;
  return new Promise((settled) => {
    const client = mqtt.connect(url, {
      // one of its own: a broker ends the older of two connections with the same
      clientId: `lidwatch-doctor-${randomBytes(4).toString('hex')}`,
      reconnectPeriod: 0,
      connectTimeout: CONNECT_MS,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      ...tls,
    });
    let reason = 'it closed the connection';
    client.on('error', (error) => {
      reason = connectionReason(error);
    });
    client.on('connect', () => {
      settled([ok('mqtt', `${url} lets us in`)]);
      client.end();
    });
    client.on('close', () => {
      client.end(true);
      const todo = 'events wait meanwhile: is it running, is the address right, are user name and password?';
      settled([fail('mqtt', `${url}: ${reason}`, todo)]);
    });
  });
}
