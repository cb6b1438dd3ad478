import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

type AddCommand = (program: Command, terminal: Terminal) => void;

/**
 * The commands, in the order in which help lists them. What a command is made of is read when it is asked for: to read all of them
 * takes longer than most of them run.
 */
export const COMMANDS: ReadonlyMap<string, () => Promise<AddCommand>> = new Map([
  ['gateway', async () => (await import('./gatewayCommand.ts')).addGatewayCommand],
  ['top', async () => (await import('./topCommand.ts')).addTopCommand],
  ['cover', async () => (await import('./coverCommand.ts')).addCoverCommand],
  ['group', async () => (await import('./groupCommand.ts')).addGroupCommand],
  ['node', async () => (await import('./nodeCommands.ts')).addNodeCommands],
  ['event', async () => (await import('./eventCommand.ts')).addEventCommand],
  ['incident', async () => (await import('./incidentCommand.ts')).addIncidentCommand],
  ['history', async () => (await import('./historyCommand.ts')).addHistoryCommand],
  ['report', async () => (await import('./reportCommand.ts')).addReportCommand],
  ['provision', async () => (await import('./provisionCommand.ts')).addProvisionCommand],
  ['ports', async () => (await import('./portsCommand.ts')).addPortsCommand],
  ['config', async () => (await import('./configCheck.ts')).addConfigCommand],
  ['rules', async () => (await import('./rulesCommand.ts')).addRulesCommand],
  ['replay', async () => (await import('./replayCommand.ts')).addReplayCommand],
  ['lockstep', async () => (await import('./lockstepCommand.ts')).addLockstepCommand],
  ['doctor', async () => (await import('./doctorCommand.ts')).addDoctorCommand],
  ['outbox', async () => (await import('./outboxCommand.ts')).addOutboxCommand],
  ['quarantine', async () => (await import('./quarantineCommand.ts')).addQuarantineCommand],
  ['user', async () => (await import('./userCommand.ts')).addUserCommand],
  ['token', async () => (await import('./tokenCommand.ts')).addTokenCommand],
  ['qr', async () => (await import('./qrCommand.ts')).addQrCommand],
  ['open311-key', async () => (await import('./open311KeyCommand.ts')).addOpen311KeyCommand],
  ['audit', async () => (await import('./auditCommand.ts')).addAuditCommand],
  ['backup', async () => (await import('./backupCommand.ts')).addBackupCommand],
  ['restore', async () => (await import('./restoreCommand.ts')).addRestoreCommand],
  ['store', async () => (await import('./storeCommand.ts')).addStoreCommand],
  ['keys', async () => (await import('./keysCommand.ts')).addKeysCommand],
]);
