// Everything that is stored about one person, as a file: a page for people (page.ts) or JSON for
// programs. Pure.
import type { BuiltFile } from '../../../core/platform';
import type { Texts } from '../../../core/texts';
import { type Exported, exportPage } from './page';

export type Format = 'html' | 'json';

export function exportFile(exported: Exported, format: Format, texts: Texts): BuiltFile {
  const name = `my-data-${exported.at.toISOString().slice(0, 10)}.${format}`;
  const [type, text] =
    format === 'json'
      ? ['application/json; charset=utf-8', asJson(exported)]
      : ['text/html; charset=utf-8', exportPage(exported, texts)];
  return { name, type, bytes: Buffer.from(text) };
}

function asJson({ org, name, at, parts }: Exported): string {
  const collections = parts.map(({ collection, what, purpose, days, documents }) => ({
    collection,
    what,
    purpose,
    ...(days !== undefined && { deletedAfterDays: days }),
    documents,
  }));
  return `${JSON.stringify({ madeAt: at.toISOString(), by: org, about: name, collections }, null, 2)}\n`;
}
