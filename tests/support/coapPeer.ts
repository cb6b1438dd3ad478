import { Agent, type IncomingMessage } from 'coap';
import { onTestFinished } from 'vitest';

interface CoapAnswer {
  readonly code: string;
  readonly payload: Buffer;
}

/** A CoAP client. */
export interface CoapPeer {
  /** Rejects where no answer comes within the client's patience, or the server is not there. */
  ask(
    payload: Uint8Array,
    more?: { method?: 'GET' | 'POST' | 'PUT'; path?: string; confirmable?: boolean },
  ): Promise<CoapAnswer>;
}

export function createCoapPeer(port: number): CoapPeer {
  const agent = new Agent({ type: 'udp4' });
  agent.on('error', () => undefined);
  onTestFinished(() => void agent.close());
  return {
    ask(payload, { method = 'POST', path = '/f', confirmable = true } = {}) {
      return new Promise((answered, failed) => {
        const request = agent.request({ hostname: '127.0.0.1', port, method, pathname: path, confirmable });
        request.on('response', (response: IncomingMessage) =>
          answered({ code: response.code, payload: response.payload }),
        );
        request.on('error', failed);
        request.on('timeout', failed);
        request.end(Buffer.from(payload));
      });
    },
  };
}
