// Agreements for tests: as the core gets them, and as signed files.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Agreement } from '../../src/core/agreement/shapes';

/** Names nothing but what is given. */
export const agreementOf = (named: Partial<Agreement> = {}): Agreement => ({
  company: 'Linden',
  signed: ['For the company: Ada, 2 March 2026', 'For the works council: Wim, 2 March 2026'],
  sha256: 'ab'.repeat(32),
  features: [],
  reports: [],
  cuts: [],
  namedLists: [],
  retention: {},
  ...named,
});

/** A file that names nothing but what is given. */
export function agreementText(named: Partial<Agreement> = {}): string {
  const { sha256: _ofTheFile, ...parts } = agreementOf(named);
  return `version: 1\n${Object.entries(parts)
    .map(([name, value]) => {
      const inOne = `${name}: ${JSON.stringify(value)}\n`;
      return inOne.length < 200
        ? inOne
        : `${name}:\n ${JSON.stringify(value, undefined, 1).replaceAll('\n', '\n ')}\n`;
    })
    .join('')}`;
}

const folder = mkdtempSync(join(tmpdir(), 'passalong-agreement-'));
let files = 0;

export function written(text: string | Uint8Array): string {
  const file = join(folder, `agreement-${(files += 1)}.yaml`);
  writeFileSync(file, text);
  return file;
}

/** The settings that put it in force. */
export function signed(named: Partial<Agreement> = {}): {
  readonly AGREEMENT: string;
  readonly AGREEMENT_SHA256: string;
} {
  const text = agreementText(named);
  return {
    AGREEMENT: written(text),
    AGREEMENT_SHA256: createHash('sha256').update(text).digest('hex'),
  };
}

/** The agreement that ships, with those who sign it. */
export const filledInExample = (): string =>
  readFileSync('docs/agreement.example.yaml', 'utf8')
    .replace('Example Ltd', 'Linden')
    .replaceAll('NAME, DATE', 'Ada Berg, 2 March 2026');
