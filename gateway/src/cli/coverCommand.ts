import type { Command } from 'commander';
import { addCoverAdd } from './coverAdd.ts';
import { addCoverConfig } from './coverConfig.ts';
import { addCoverList } from './coverList.ts';
import { addCoverLog } from './coverLog.ts';
import { addCoverMaintenance } from './coverMaintenance.ts';
import { addCoverOrders } from './coverOrders.ts';
import { addCoverShow } from './coverShow.ts';
import { addCoverTable } from './coverTable.ts';
import type { Terminal } from './terminal.ts';

export function addCoverCommand(program: Command, terminal: Terminal): void {
  const cover = program
    .command('cover')
    .summary('add, list or show covers; tell their nodes what to do')
    .description('About covers and their nodes.');
  addCoverAdd(cover, terminal);
  addCoverList(cover, terminal);
  addCoverShow(cover, terminal);
  addCoverConfig(cover, terminal);
  addCoverMaintenance(cover, terminal);
  addCoverOrders(cover, terminal);
  addCoverLog(cover, terminal);
  addCoverTable(cover, terminal);
}
