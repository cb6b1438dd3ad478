import { runSim } from './host.ts';

const [script, folder, serial] = process.argv.slice(2);
if (!script || !folder || !serial) {
  process.stderr.write('usage: run.ts SCRIPT FOLDER SERIAL-LINE\n');
  process.exit(2);
}
runSim(script, { folder, serial });
