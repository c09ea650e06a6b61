// All commands of an operator, by name: `npm run NAME` or `node dist/command.js NAME`.
import { auditVerifyCommand } from './audit-verify';
import { backupCommand } from './backup';
import type { OperatorCommand } from './command';
import { importCommand } from './import';
import { moveCommand } from './move';

export const operatorCommands: readonly OperatorCommand[] = [
  backupCommand,
  moveCommand,
  auditVerifyCommand,
  importCommand,
];
