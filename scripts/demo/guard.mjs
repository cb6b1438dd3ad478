// Outlives the demo by a moment. Its standard input is held open by the demo; when that closes without `done`, the demo
// was killed outright, and what it left behind is ended and removed from here.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const pids = new Set();
let folder;
let done = false;

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // it is gone already
  }
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined);
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [word, value] = JSON.parse(line);
    if (word === 'pid') pids.add(value);
    else if (word === 'gone') pids.delete(value);
    else if (word === 'folder') folder = value;
    else if (word === 'done') done = true;
  })
  .on('close', () => {
    if (done) process.exit(0);
    for (const pid of pids) signal(pid, 'SIGTERM');
    setTimeout(() => {
      for (const pid of pids) signal(pid, 'SIGKILL');
      if (folder) rmSync(folder, { recursive: true, force: true });
      process.exit(0);
    }, 3000);
  });
