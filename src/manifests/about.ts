// The page that the manifests name as the app's website, privacy and terms. It says what is stored
// about people and for how long, in the reader's language. Anybody who can reach the bot can read
// it, so it holds nothing that only colleagues may know.
import { createTextsFor, joinCatalogues } from '../cards/texts';
import type { EffectiveAgreement } from '../core/agreement/shapes';
import { KEEP_ANSWERS_DAYS } from '../core/housekeeping';
import { keptLabels, termIn } from '../core/kept-labels';
import { DELIVERIES_DAYS, outboxCollection } from '../core/outbox/record';
import {
  type Catalogues,
  type Locale,
  nearestLocale,
  type TextArgs,
  type TextKey,
  type Texts,
  type TextsFor,
} from '../core/texts';
import { OPENED_DAYS } from '../domain/learned';
import type { Route } from '../core/route';
import de from './texts.de.json';
import en from './texts.en.json';
import { ABOUT_PATH } from '../platforms/shared/app-manifest';

/** Under PUBLIC_URL. */

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  vary: 'accept-language',
};
const STYLE =
  'body{font:17px/1.55 system-ui,sans-serif;max-width:38em;margin:3em auto;padding:0 1.2em;color:#1c2b2a;background:#fbfaf7}' +
  'h1,h2,h3{color:#0b6e69;line-height:1.2}h2{font-size:1.15em;margin-top:2em}code{background:#e9efee;padding:.1em .35em;border-radius:.3em}li,p{overflow-wrap:anywhere}';
const KEPT = [
  'about.profile',
  'about.words',
  'about.questions',
  'about.contributions',
  'about.mentoring',
  'about.deliveries',
];

export interface AboutDeps {
  readonly orgName: string;
  readonly fallback: Locale;
  /** The host of the sentence encoder, when there is one. */
  readonly encoder?: string;
  agreed(): EffectiveAgreement;
  /** The features' own texts, which say what each feature does. */
  readonly texts: readonly Catalogues[];
}

export function aboutRoute({ orgName, fallback, encoder, agreed, texts }: AboutDeps): Route {
  const textsFor = createTextsFor(joinCatalogues([{ en, de }, keptLabels, ...texts]));
  return {
    method: 'GET',
    path: ABOUT_PATH,
    handle(req, res) {
      const wanted = req.headers['accept-language']?.split(',')[0];
      res.writeHead(200, HEADERS);
      res.end(
        aboutPage(orgName, nearestLocale(wanted, fallback), {
          textsFor,
          agreed: agreed(),
          encoder,
        }),
      );
    },
  };
}

interface Shown {
  readonly textsFor: TextsFor;
  readonly agreed: EffectiveAgreement;
  readonly encoder: string | undefined;
}

type Say = (key: TextKey, args?: TextArgs) => string;

function aboutPage(org: string, locale: Locale, { textsFor, agreed, encoder }: Shown): string {
  const texts = textsFor({ locale, zone: 'UTC' });
  const inForce = agreed.terms.find(({ collection }) => collection === outboxCollection.name)?.days;
  const days = {
    answers: KEEP_ANSWERS_DAYS,
    deliveries: inForce ?? DELIVERIES_DAYS,
    opened: OPENED_DAYS,
  };
  const say: Say = (key, args = {}) =>
    inHtml(texts(key, { org, encoder: encoder ?? '', ...days, ...args }));
  const isAsked =
    encoder !== undefined && agreed.features.some(({ id, on }) => id === 'embeddings' && on);
  const kept = isAsked ? [...KEPT, 'about.encoder'] : KEPT;
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${say('about.title')}</title><style>${STYLE}</style></head><body><main><h1>${say('about.title')}</h1><p>${say('about.lead')}</p>`,
    part(say('about.keptTitle'), listOf(kept.map((name) => say(name)))),
    part(say('about.notTitle'), `<p>${say('about.not')}</p>`),
    part(say('about.yoursTitle'), `<p>${say('about.yours')}</p>`),
    agreementPart(agreed, say, texts),
    '</main></body></html>',
  ].join('');
}

const part = (title: string, body: string) => `<h2>${title}</h2>${body}`;
const listOf = (lines: readonly string[]) =>
  `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;

/** Says the same as the word `about`, with the same texts. */
function agreementPart(
  { file, features, namedLists, terms }: EffectiveAgreement,
  say: Say,
  texts: Texts,
): string {
  const section = (title: TextKey, lines: readonly string[]) =>
    lines.length > 0 ? `<h3>${say(title)}</h3>${listOf(lines)}` : '';
  const those = (on: boolean) =>
    features.filter((feature) => feature.on === on).map(({ about }) => say(about));
  const lead = say('agreement.lead', {
    agreed: String(file !== undefined),
    company: file?.company ?? '',
  });
  return part(
    say('agreement.title'),
    [
      `<p>${lead}</p>`,
      file ? listOf(file.signed.map((line) => say('agreement.signed', { line }))) : '',
      section('agreement.onTitle', those(true)),
      section('agreement.offTitle', those(false)),
      section(
        'agreement.listsTitle',
        namedLists.map(({ purpose, on }) =>
          say('agreement.list', { shown: String(on), purpose: texts(purpose) }),
        ),
      ),
      section(
        'agreement.termsTitle',
        terms.map(({ collection, days }) =>
          say('agreement.term', { days, what: termIn(texts, collection) }),
        ),
      ),
      `<p>${say('agreement.rights')}</p>`,
      file ? `<p>${say('agreement.hash', { sha256: file.sha256 })}</p>` : '',
    ].join(''),
  );
}

/** Words that people type are in backticks, as everywhere in the catalogues. */
function inHtml(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return escaped.replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
