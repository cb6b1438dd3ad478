import type { Command } from 'commander';
import { addGroupConfig } from './groupConfig.ts';
import { addGroupList } from './groupList.ts';
import { addGroupMaintenance } from './groupMaintenance.ts';
import { addGroupOrders } from './groupOrders.ts';
import type { Terminal } from './terminal.ts';

/** What is wanted of many nodes at once. */
export function addGroupCommand(program: Command, terminal: Terminal): void {
  const group = program
    .command('group')
    .summary('list groups of covers; tell all of their nodes, or all there are, what to do')
    .description('About groups of covers, and all covers.');
  addGroupList(group, terminal);
  addGroupConfig(group, terminal);
  addGroupMaintenance(group, terminal);
  addGroupOrders(group, terminal);
}
