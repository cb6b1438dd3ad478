import type { Command } from 'commander';
import { addRulesShow } from './rulesShow.ts';
import { addRulesTry } from './rulesTry.ts';
import type { Terminal } from './terminal.ts';

export function addRulesCommand(program: Command, terminal: Terminal): void {
  const rules = program
    .command('rules')
    .summary('show the rules in force; try others on what was stored')
    .description('About the rules of detection.');
  addRulesShow(rules, terminal);
  addRulesTry(rules, terminal);
}
