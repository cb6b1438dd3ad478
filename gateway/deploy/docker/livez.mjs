// Whether the gateway of this container lives: `node livez.mjs [PORT]`, exit code 0 or 1. The image has no curl.
import http from 'node:http';
import https from 'node:https';

const port = process.argv[2] ?? '8080';

function ask(client) {
  return new Promise((resolve) => {
    // on loopback, and nothing is told to it: whose certificate it shows does not matter here
    const options = { host: '127.0.0.1', port, path: '/livez', timeout: 2000, rejectUnauthorized: false };
    const request = client.get(options, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

const alive = (await ask(http)) || (await ask(https));
process.exit(alive ? 0 : 1);
