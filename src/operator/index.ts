// Every command of an operator, by name. `npm run NAME` or `node dist/command.js NAME`.
import { backupCommand } from './backup';
import type { OperatorCommand } from './command';
import { moveCommand } from './move';

export const operatorCommands: readonly OperatorCommand[] = [backupCommand, moveCommand];
