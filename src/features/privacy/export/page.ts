// The export as a page in the reader's language and time zone. Profile and texts come first,
// technical records last and folded. The page holds everything that the JSON file holds, and no
// script. Pure.
import type { JsonObject } from '../../../core/json';
import { labelIn } from '../../../core/kept-labels';
import type { Purpose } from '../../../core/personal';
import type { Texts, TextKey } from '../../../core/texts';
import type { TheirPart } from '../../../domain/personal-data';
import { STYLE } from './page-style';
import {
  escaped,
  fieldName,
  inReadingOrder,
  isTechnical,
  saidIn,
  valueInHtml,
} from './page-values';

export interface Exported {
  readonly org: string;
  readonly name: string;
  readonly at: Date;
  readonly parts: readonly TheirPart[];
}

const FOR: Readonly<Record<Purpose, TextKey>> = {
  operation: 'privacy.forOperation',
  knowledge: 'privacy.forKnowledge',
  mentoring: 'privacy.forMentoring',
  reminders: 'privacy.forReminders',
  accountability: 'privacy.forAccountability',
};

/** What people look for first. Collections in neither list come in between. */
const FIRST = [
  'people',
  'accounts',
  'contributions',
  'entries',
  'questions',
  'mentoring.offers',
  'mentoring.wishes',
  'mentoring.pairings',
  'mentoring.rounds',
  'ask.ratings',
  'nudges.people',
];
/** What the bot needs to run. */
const TECHNICAL = [
  'help.welcomes',
  'slack.chats',
  'teams.conversations',
  'core.inbox',
  'core.outbox',
  'core.files',
];
/**
 * Records with messages and cards. The page shows their words, and below them the rest as it is
 * stored.
 */
const MESSAGES = ['core.inbox', 'core.outbox'];

const rank = (collection: string) => {
  const first = FIRST.indexOf(collection);
  return first < 0 ? FIRST.length : first;
};

const anchorOf = (collection: string) => `part-${collection.replace(/[^\w-]/g, '-')}`;

export function exportPage({ org, name, at, parts }: Exported, texts: Texts): string {
  const say = (key: TextKey, args = {}) => escaped(texts(key, args));
  const title = say('privacy.pageTitle', { org, name });
  const isBehind = ({ collection }: TheirPart) => TECHNICAL.includes(collection);
  const main = parts
    .filter((part) => !isBehind(part))
    .toSorted((a, b) => rank(a.collection) - rank(b.collection));
  const behind = parts.filter(isBehind);
  const links = [
    ...main.map(({ collection, documents }) => ({
      to: anchorOf(collection),
      label: labelIn(texts, collection),
      count: documents.length,
    })),
    ...(behind.length > 0
      ? [{ to: 'technical', label: texts('privacy.pageTechnical'), count: countOf(behind) }]
      : []),
  ];
  const contents = links
    .map(
      ({ to, label, count }) =>
        `<li><a href="#${to}">${escaped(label)}</a> <small>${count}</small></li>`,
    )
    .join('');
  const body = [
    `<header><h1>${title}</h1><p>${say('privacy.pageMade', { at, name, zone: texts.zone })}</p></header>`,
    parts.length > 0
      ? `<nav aria-labelledby="contents"><h2 id="contents">${say('privacy.pageContents')}</h2><ul>${contents}</ul></nav>`
      : '',
    '<main>',
    parts.length > 0
      ? main.map((part) => sectionOf(part, 2, texts)).join('')
      : `<p>${say('privacy.pageEmpty')}</p>`,
    behind.length > 0 ? technicalOf(behind, texts) : '',
    '</main>',
  ];
  return [
    `<!doctype html><html lang="${texts.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="color-scheme" content="light dark"><meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${title}</title><style>${STYLE}</style></head><body>${body.join('')}</body></html>\n`,
  ].join('');
}

const countOf = (parts: readonly TheirPart[]) =>
  parts.reduce((sum, { documents }) => sum + documents.length, 0);

function technicalOf(parts: readonly TheirPart[], texts: Texts): string {
  return [
    `<section aria-labelledby="technical"><h2 id="technical">${escaped(texts('privacy.pageTechnical'))}</h2>`,
    `<p>${escaped(texts('privacy.pageTechnicalIntro'))}</p>`,
    `<details><summary>${escaped(texts('privacy.pageShow', { count: countOf(parts) }))}</summary>`,
    parts.map((part) => sectionOf(part, 3, texts)).join(''),
    '</details></section>',
  ].join('');
}

function sectionOf(
  { collection, purpose, days, documents }: TheirPart,
  level: 2 | 3,
  texts: Texts,
): string {
  const id = anchorOf(collection);
  const term = days === undefined ? '' : ` · ${escaped(texts('privacy.pageTerm', { days }))}`;
  const inIt = documents.map((document) =>
    MESSAGES.includes(collection) ? messageOf(document, texts) : recordOf(document, texts),
  );
  return [
    `<section aria-labelledby="${id}"><h${level} id="${id}">${escaped(labelIn(texts, collection))}</h${level}>`,
    `<p class="meta">${escaped(texts(FOR[purpose]))}${term} · <code>${escaped(collection)}</code></p>`,
    inIt.length === 1
      ? `<div class="record">${inIt[0] ?? ''}</div>`
      : `<ol>${inIt.map((one) => `<li class="record">${one}</li>`).join('')}</ol>`,
    '</section>',
  ].join('');
}

/** Ids and keys come last, folded. */
function recordOf(record: JsonObject, texts: Texts): string {
  const fields = inReadingOrder(Object.keys(record));
  const plain = fields.filter((field) => !isTechnical(field));
  const technical = fields.filter(isTechnical);
  const folded =
    technical.length > 0
      ? `<details><summary>${escaped(texts('privacy.pageIds'))}</summary>${listOf(record, technical, texts)}</details>`
      : '';
  return (plain.length > 0 ? listOf(record, plain, texts) : '') + folded;
}

function listOf(record: JsonObject, fields: readonly string[], texts: Texts): string {
  const lines = fields.map(
    (field) =>
      `<div><dt>${escaped(fieldName(field, texts))}</dt><dd>${valueInHtml(record[field], field, texts)}</dd></div>`,
  );
  return `<dl>${lines.join('')}</dl>`;
}

/** The time and the words of a record, then the whole record as it is stored. */
function messageOf(record: JsonObject, texts: Texts): string {
  const plain = ['at', 'plannedAt', 'endedAt', 'state', 'namesMe'].filter(
    (field) => record[field] !== undefined,
  );
  const said = saidIn(record).map((line) => `<p>${escaped(line)}</p>`);
  return [
    listOf(record, plain, texts),
    said.length > 0 ? `<blockquote>${said.join('')}</blockquote>` : '',
    `<details><summary>${escaped(texts('privacy.pageStored'))}</summary><pre>${escaped(JSON.stringify(record, null, 1))}</pre></details>`,
  ].join('');
}
