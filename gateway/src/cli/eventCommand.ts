import type { Command } from 'commander';
import { addEventList } from './eventList.ts';
import { addEventRelease } from './eventRelease.ts';
import { addEventShow } from './eventShow.ts';
import type { Terminal } from './terminal.ts';

export function addEventCommand(program: Command, terminal: Terminal): void {
  const event = program
    .command('event')
    .summary('list or show events; let one go')
    .description('About what detection has raised.');
  addEventList(event, terminal);
  addEventShow(event, terminal);
  addEventRelease(event, terminal);
}
