// The page that the manifests name as the app's website, privacy and terms: what is kept of people and for how long, in their language.
// It holds nothing that only colleagues may know, since anybody who reaches the bot can read it.
import { createTextsFor } from '../cards/texts';
import { KEEP_ANSWERS_DAYS, KEEP_DELIVERIES_DAYS } from '../core/housekeeping';
import { type Locale, nearestLocale, type TextKey } from '../core/texts';
import type { Route } from '../http/route';
import de from './texts.de.json';
import en from './texts.en.json';

/** Under PUBLIC_URL. */
export const ABOUT_PATH = '/about';

const textsFor = createTextsFor({ en, de });
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  vary: 'accept-language',
};
const STYLE =
  'body{font:17px/1.55 system-ui,sans-serif;max-width:38em;margin:3em auto;padding:0 1.2em;color:#1c2b2a;background:#fbfaf7}' +
  'h1,h2{color:#0b6e69;line-height:1.2}h2{font-size:1.15em;margin-top:2em}code{background:#e9efee;padding:.1em .35em;border-radius:.3em}';
const KEPT = ['about.profile', 'about.words', 'about.questions', 'about.contributions', 'about.mentoring', 'about.deliveries'];

export interface AboutDeps {
  readonly orgName: string;
  readonly fallback: Locale;
  /** The host of the sentence encoder, when there is one. */
  readonly encoder?: string;
}

export function aboutRoute({ orgName, fallback, encoder }: AboutDeps): Route {
  return {
    method: 'GET',
    path: ABOUT_PATH,
    handle(req, res) {
      const wanted = req.headers['accept-language']?.split(',')[0];
      res.writeHead(200, HEADERS);
      res.end(aboutPage(orgName, nearestLocale(wanted, fallback), encoder));
    },
  };
}

function aboutPage(org: string, locale: Locale, encoder: string | undefined): string {
  const texts = textsFor({ locale, zone: 'UTC' });
  const days = { answers: KEEP_ANSWERS_DAYS, deliveries: KEEP_DELIVERIES_DAYS };
  const say = (key: TextKey) => inHtml(texts(key, { org, encoder: encoder ?? '', ...days }));
  const kept = encoder === undefined ? KEPT : [...KEPT, 'about.encoder'];
  const part = (title: TextKey, body: string) => `<h2>${say(title)}</h2>${body}`;
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${say('about.title')}</title><style>${STYLE}</style></head><body><main><h1>${say('about.title')}</h1><p>${say('about.lead')}</p>`,
    part('about.keptTitle', `<ul>${kept.map((name) => `<li>${say(name)}</li>`).join('')}</ul>`),
    part('about.notTitle', `<p>${say('about.not')}</p>`),
    part('about.yoursTitle', `<p>${say('about.yours')}</p>`),
    '</main></body></html>',
  ].join('');
}

/** Words that people type stand in backticks, as everywhere in the catalogues. */
function inHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return escaped.replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
