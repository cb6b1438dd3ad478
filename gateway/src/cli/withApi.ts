import type { Command } from 'commander';
import { type ApiClient, createApiClient } from '../client/apiClient.ts';
import type { ApiTarget } from '../client/apiTarget.ts';
import { readApiAddress } from '../config/apiAddress.ts';
import { readSideFile } from '../config/sideFile.ts';
import { gatewayError } from '../errors.ts';
import { problemsError } from './failure.ts';
import type { Terminal } from './terminal.ts';
import { DEFAULT_CONFIG } from './withStore.ts';

/** How a command that asks a running gateway says which, and who asks. */
export interface ApiOptions {
  readonly config: string;
  readonly url?: string;
  readonly ca?: string;
  readonly tokenFile?: string;
  readonly json?: boolean;
}

const TOKEN_VARIABLE = 'LIDWATCH_TOKEN';

export function addApiOptions(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration of a gateway on this machine, for its address', DEFAULT_CONFIG)
    .option('--url <url>', 'the gateway itself, wherever it is: https://gateway.example:8080')
    .option('--token-file <file>', `the token is in it; or in the variable ${TOKEN_VARIABLE}`)
    .option('--ca <file>', 'authorities to trust in place of those of the system, PEM')
    .option('--json', 'print JSON');
}

function tokenOf(terminal: Terminal, { tokenFile }: ApiOptions): string | undefined {
  if (tokenFile === undefined) return process.env[TOKEN_VARIABLE]?.trim() || undefined;
  const found = readSideFile(tokenFile, '`lidwatch token create` makes a token');
  if (!found.ok) throw gatewayError('file-unreadable', found.message, { hint: found.hint });
  if (found.looseMode !== undefined) {
    terminal.err(`${tokenFile} has mode ${found.looseMode}: others may read the token (chmod 600 mends it)\n`);
  }
  const token = found.text.trim();
  if (/^\S+$/.test(token)) return token;
  throw gatewayError('usage-invalid', `${tokenFile} holds no token`, { hint: 'one token, and nothing else' });
}

/** Not by an argument parser of commander: it would print what stands before the host, which may be a password. */
function parseUrl(text: string): URL {
  const url = URL.parse(text);
  const hint = 'https://gateway.example:8080';
  if (!url || !/^https?:$/.test(url.protocol)) throw gatewayError('usage-invalid', '--url: it is no address', { hint });
  const { username, password, search, hash } = url;
  if (`${username}${password}${search}${hash}` === '') return url;
  const message = '--url: it holds more than an address; a token belongs into a file or a variable';
  throw gatewayError('usage-invalid', message, { hint });
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function targetOf(terminal: Terminal, options: ApiOptions): ApiTarget {
  const token = tokenOf(terminal, options);
  if (options.url !== undefined) {
    const { protocol, hostname, href } = parseUrl(options.url);
    if (token !== undefined && protocol === 'http:' && !LOOPBACK.test(hostname)) {
      terminal.err(`the token travels to ${hostname} in the clear: whoever is on the way can read it\n`);
    }
    return { url: href.replace(/\/+$/, ''), token, ca: options.ca };
  }
  const found = readApiAddress(options.config);
  if (!found.ok) throw problemsError('config-invalid', found.problems);
  return { ...found.address, token, ca: options.ca };
}

/** A client of the gateway that is meant. Throws config-invalid, file-unreadable, usage-invalid. */
export function apiClientOf(terminal: Terminal, options: ApiOptions): ApiClient {
  return createApiClient(targetOf(terminal, options));
}

/** Asks, and lets go of the connections. */
export async function withApi<T>(
  terminal: Terminal,
  options: ApiOptions,
  work: (api: ApiClient) => Promise<T>,
): Promise<T> {
  const api = apiClientOf(terminal, options);
  try {
    return await work(api);
  } finally {
    api.close();
  }
}
