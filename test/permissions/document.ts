// docs/permissions.md: the matrix as a table to read, between its markers. `npm run permissions`
// writes it, `document.test.ts` compares.
import { MATRIX, ROLES, type Row } from './matrix';

const [BEGIN, END] = ['<!-- permissions: npm run permissions -->', '<!-- /permissions -->'];

const KINDS: Readonly<Record<Row['what'], string>> = {
  word: 'Words that are said',
  chat: 'In words of their own',
  verb: 'Buttons and forms',
  file: 'Files',
};

function tableOf(what: Row['what']): string {
  const heads = ['', ...ROLES];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = MATRIX.filter((row) => row.what === what).map(({ name, of, may }) =>
    line([
      `${what === 'chat' ? name : `\`${name}\``}${of === undefined ? '' : `: ${of}`}`,
      ...ROLES.map((role) => (may.includes(role) ? 'yes' : '–')),
    ]),
  );
  return [`## ${KINDS[what]}`, '', line(heads), line(heads.map(() => '---')), ...rows].join('\n');
}

/** The document with the tables as they are now. */
export function withPermissions(document: string): string {
  const [before = '', rest = ''] = document.split(BEGIN);
  const [, after = ''] = rest.split(END);
  const tables = (['word', 'chat', 'verb', 'file'] as const).map(tableOf).join('\n\n');
  return `${before}${BEGIN}\n\n${tables}\n\n${END}${after}`;
}
