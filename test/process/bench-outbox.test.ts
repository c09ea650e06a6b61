// docs/reliability.md gives the pace in figures of `npm run bench:outbox`: a small case of it runs,
// in the way that the figures were made.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

it('simulates a small case, and ends with its figures', () => {
  const bench = join(__dirname, '../../bench/outbox.mjs');
  const small = [
    '--deliveries',
    '60',
    '--platform',
    'slack',
    '--instances',
    '1',
    '--factors',
    '1,0.7',
    '--seeds',
    '1',
  ];
  const said = execFileSync(process.execPath, [bench, ...small], {
    encoding: 'utf8',
    cwd: join(__dirname, '../..'),
  });
  expect(JSON.stringify(JSON.parse(said.trim().split('\n').at(-1) ?? ''))).toMatch(/"refused"/);
});
