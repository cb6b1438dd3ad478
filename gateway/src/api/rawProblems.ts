import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { PROBLEM_TYPE, type ProblemName, problem } from './problem.ts';

/** What Node's parser refuses by itself (nodejs.org/api/http.html, event clientError), before there is a request. */
const BY_CODE: Readonly<Record<string, ProblemName>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/** Answers a socket whose bytes are no request, and closes it: nobody knows where the next request would begin. */
export function refuseRaw(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const found = problem(BY_CODE[error.code ?? ''] ?? 'bad-request');
  const body = JSON.stringify(found);
  const head = [
    `HTTP/1.1 ${found.status} ${STATUS_CODES[found.status] ?? ''}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** An Expect that is not 100-continue (RFC 9110 section 10.1.1); Node answers it with an empty 417 otherwise. */
export function refuseExpectations({ server }: FastifyInstance): void {
  server.on('checkExpectation', (_request, response) => {
    const body = JSON.stringify(problem('expectation-failed'));
    // what is still to come of this request is not read
    const headers = { 'content-type': PROBLEM_TYPE, 'content-length': Buffer.byteLength(body), connection: 'close' };
    response.writeHead(417, headers).end(body);
  });
}
