import { randomBytes } from 'node:crypto';
import mqtt from 'mqtt';
import type { Config } from '../config/config.ts';
import { type Finding, fail, ok } from './finding.ts';

const CONNECT_MS = 5_000;

/** The broker that events go to: reached, and the name and password taken. */
export function checkUpstream({ mqtt: settings }: Config): Promise<readonly Finding[]> {
  const { url, username, password } = settings;
  if (url === undefined) return Promise.resolve([ok('mqtt', 'the embedded broker')]);
  return new Promise((settled) => {
    const client = mqtt.connect(url, {
      // one of its own: a broker ends the older of two connections with the same
      clientId: `lidwatch-doctor-${randomBytes(4).toString('hex')}`,
      reconnectPeriod: 0,
      connectTimeout: CONNECT_MS,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
    });
    let reason = 'it closed the connection';
    client.on('error', (error) => {
      reason = error.message === '' ? String((error as NodeJS.ErrnoException).code) : error.message;
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
