import { execFileSync } from 'node:child_process';
import { pathOf } from './programs.ts';

const SCRIPT = `
import socket, struct, sys
port, data = int(sys.argv[1]), bytes.fromhex(sys.argv[2])
raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_UDP)
raw.sendto(struct.pack('>HHHH', 0, port, 8 + len(data), 0) + data, ('127.0.0.1', 0))
`;

/** Only root may write headers by hand. */
export function mayForge(): boolean {
  const may = process.getuid?.() === 0;
  if (!may) console.error('SKIPPED: the tests that forge datagrams, which takes root');
  return may;
}

/** A datagram from port 0, which no socket has and any header may say. */
export function sendFromPortZero(port: number, bytes: Uint8Array): void {
  execFileSync(pathOf('python3'), ['-c', SCRIPT, String(port), Buffer.from(bytes).toString('hex')]);
}
