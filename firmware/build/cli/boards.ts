import type { Command } from 'commander';
import { BOARDS, boardNames, findBoard } from '../boards.ts';

async function list(folder: string): Promise<void> {
  const names = boardNames(folder);
  const width = Math.max(0, ...names.map((name) => name.length));
  for (const name of names) {
    const { engine, text, budget } = await findBoard(name, folder);
    console.log(`${name.padEnd(width)}  ${engine.padEnd(8)}  ${String(budget).padStart(6)} bytes  ${text}`);
  }
}

export function register(program: Command): void {
  program
    .command('boards')
    .description('list the boards: engine, budget of the script, parts')
    .option('--boards <folder>', 'where the boards stand', BOARDS)
    .action(({ boards }: { boards: string }) => list(boards));
}
