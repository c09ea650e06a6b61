// What a security officer reads is what is tested.
import { readFileSync } from 'node:fs';
import { withPermissions } from './document';

it('docs/permissions.md is the matrix: `npm run permissions` writes it', () => {
  const document = readFileSync('docs/permissions.md', 'utf8');
  expect(document).toBe(withPermissions(document));
});
