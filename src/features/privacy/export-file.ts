// All that is kept of somebody as a file: a page that people read, or JSON for programs. Pure.
import type { BuiltFile } from '../../core/files';
import type { JsonValue } from '../../core/json';
import type { Purpose } from '../../core/personal';
import type { Texts, TextKey } from '../../core/texts';
import type { TheirPart } from '../../domain/personal-data';

export type Format = 'html' | 'json';

export interface Exported {
  readonly org: string;
  readonly name: string;
  readonly at: Date;
  readonly parts: readonly TheirPart[];
}

const TITLES: Readonly<Record<Purpose, TextKey>> = {
  operation: 'privacy.forOperation',
  knowledge: 'privacy.forKnowledge',
  mentoring: 'privacy.forMentoring',
  reminders: 'privacy.forReminders',
  accountability: 'privacy.forAccountability',
};

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:52em;margin:2em auto;padding:0 1.2em;color:#1c2b2a}h1,h2{color:#0b6e69;line-height:1.2}' +
  'h3{margin:1.6em 0 .4em;font-size:1em}dl{display:grid;grid-template-columns:minmax(8em,auto) 1fr;gap:.15em 1em;margin:.4em 0;padding:.6em .9em;background:#f3f6f5;border-radius:.4em}' +
  'dt{color:#51625f}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}dl dl{padding:.2em .6em}ul{margin:0;padding-left:1.2em}';

export function exportFile(exported: Exported, format: Format, texts: Texts): BuiltFile {
  const name = `my-data-${exported.at.toISOString().slice(0, 10)}.${format}`;
  const [type, text] =
    format === 'json' ? ['application/json; charset=utf-8', asJson(exported)] : ['text/html; charset=utf-8', asPage(exported, texts)];
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

function asPage({ org, name, at, parts }: Exported, texts: Texts): string {
  const title = escaped(texts('privacy.pageTitle', { org, name }));
  const byPurpose = Map.groupBy(parts, ({ purpose }) => purpose);
  const chapters = [...byPurpose].map(([purpose, ofIt]) => {
    const records = ofIt.map(
      ({ collection, days, documents }) =>
        `<h3><code>${escaped(collection)}</code></h3>${termOf(days, texts)}${documents.map((document) => inHtml(document)).join('')}`,
    );
    return `<h2>${escaped(texts(TITLES[purpose]))}</h2>${records.join('')}`;
  });
  return [
    `<!doctype html><html lang="${texts.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title}</title>`,
    `<style>${STYLE}</style></head><body><h1>${title}</h1><p>${escaped(texts('privacy.pageMade', { at }))}</p>`,
    chapters.length > 0 ? chapters.join('') : `<p>${escaped(texts('privacy.pageEmpty'))}</p>`,
    '</body></html>\n',
  ].join('');
}

const termOf = (days: number | undefined, texts: Texts) =>
  days === undefined ? '' : `<p>${escaped(texts('privacy.pageTerm', { days }))}</p>`;

function inHtml(value: JsonValue | undefined): string {
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    return items.length === 0 ? '–' : `<ul>${items.map((item) => `<li>${inHtml(item)}</li>`).join('')}</ul>`;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([field, item]) => `<dt>${escaped(field)}</dt><dd>${inHtml(item)}</dd>`);
    return fields.length === 0 ? '–' : `<dl>${fields.join('')}</dl>`;
  }
  return escaped(String(value ?? '–'));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
