// The card suite: every template with data of the features' own functions, in every language and
// whatever people said, drawn for Teams, Slack and the web page. samples/<feature>.ts holds the
// data; a template that no sample uses fails.
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as AC from 'adaptivecards';
import { createRender, readTemplates } from '../../src/cards/renderer';
import { checkSubset } from '../../src/cards/subset';
import { createTextsFor, joinCatalogues } from '../../src/cards/texts';
import type { Feature, Word } from '../../src/core/feature';
import { keptLabels } from '../../src/core/kept-labels';
import type { Card, CardMessage, Outbound } from '../../src/core/message';
import type { Render } from '../../src/core/renderer';
import { LOCALES, type TextsFor } from '../../src/core/texts';
import de from '../../src/core/texts.de.json';
import en from '../../src/core/texts.en.json';
import { features as all } from '../../src/features';
import { toMessage, toView } from '../../src/platforms/slack/blocks/to-blocks';
import { slackTextsFor } from '../../src/platforms/slack/own-texts';
import { activityOf } from '../../src/platforms/teams/outbound';
import { wrapCard } from '../../src/platforms/teams/cards/wrapped-cards';
import { validateMessage, validateView } from '../harness/blockkit-messages';
import { checkCard, walk } from '../harness/fake-teams-checks';
import { cardSchema, schemas } from '../manifest/schemas';
import { describeWith } from '../support/service';
import { startTalk } from '../support/talk';
import { htmlOf, lost, wordsIn, wordsOn } from './card-words';
import { SAID, type Said } from './samples/said';

/**
 * Its entry for Node is an ES module by syntax only; the bundle that the page loads runs here as
 * well.
 */
const { AdaptiveCard, SerializationContext } = createRequire(__filename)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof AC;

/** What Teams takes of one message without complaint. */
const TEAMS_BYTES = 28 * 1024;
/** Slack's, of a modal's title and button. */
const MODAL_WORDS = 24;

type Whole = Outbound & { readonly card: Card };

interface Sample {
  readonly kind: string;
  readonly message: CardMessage;
}

type Samples = (said: Said, words: readonly Word[]) => readonly CardMessage[];

/** A feature's cards as it sends them, by its own file. */
const samplesOf = async (feature: string): Promise<Samples> =>
  ((await import(`./samples/${feature}`)) as { readonly samples: Samples }).samples;

const templates = [...readTemplates('adaptive-cards').keys()].toSorted((a, b) =>
  a.localeCompare(b),
);
let features: readonly Feature[] = [];
let samples: readonly Sample[] = [];
let render: Render;
let textsFor: TextsFor;

beforeAll(async () => {
  const talk = await startTalk({ features: all });
  await talk.stop();
  ({ features } = talk.engine);
  const words = features.flatMap((feature) => feature.words);
  const makers = await Promise.all(readdirSync('adaptive-cards').map(samplesOf));
  samples = Object.entries(SAID).flatMap(([kind, said]) =>
    makers.flatMap((make) => make(said, words)).map((message) => ({ kind, message })),
  );
  textsFor = createTextsFor(
    joinCatalogues([{ en, de }, keptLabels, ...features.map(({ texts }) => texts)]),
  );
  render = createRender(readTemplates('adaptive-cards'), textsFor);
});

it('has a sample for every template, and for nothing else', () => {
  expect(
    [...new Set(samples.map(({ message }) => message.card))].toSorted((a, b) => a.localeCompare(b)),
  ).toEqual(templates);
});

describe.each(LOCALES)('in %s', (locale) => {
  const reader = { locale, zone: 'Pacific/Kiritimati' };
  const drawn = new Map<Sample, Whole>();
  const whole = (sample: Sample): Whole => {
    const known = drawn.get(sample);
    if (known) return known;
    const { text, card } = render(sample.message, reader);
    if (!card) throw new Error(`${sample.message.card} has no card`);
    drawn.set(sample, { text, card });
    return { text, card };
  };

  describe.each(templates)('%s', (template) => {
    /** What `look` complains about, whatever people said; none is fine. */
    function complaints(look: (message: Whole, sample: Sample) => readonly unknown[]): string[] {
      return samples
        .filter(({ message }) => message.card === template)
        .flatMap((sample) =>
          look(whole(sample), sample).map((complaint) => `${sample.kind}: ${String(complaint)}`),
        );
    }

    it('is of the subset, and whole', () => {
      expect(complaints(({ card }) => checkSubset(card))).toEqual([]);
      expect(
        complaints(({ card, text }) =>
          badTexts(card).concat(text.trim() === '' ? 'no fallbackText' : []),
        ),
      ).toEqual([]);
      expect(
        complaints(({ card }, { kind }) => (kind === 'ordinary' ? leftovers(card) : [])),
      ).toEqual([]);
    });

    it('leads somewhere with every button', () => {
      const verbs = new Set(features.flatMap(({ actions }) => actions.map(({ verb }) => verb)));
      expect(complaints(({ card }) => verbsOn(card).filter((verb) => !verbs.has(verb)))).toEqual(
        [],
      );
    });

    it('is what Teams draws', () => {
      expect(complaints(({ card }) => checkCard(wrapCard(card)))).toEqual([]);
      const bytes = (message: Whole) => Buffer.byteLength(JSON.stringify(activityOf(message)));
      expect(
        complaints((message) => (bytes(message) > TEAMS_BYTES ? [`${bytes(message)} bytes`] : [])),
      ).toEqual([]);
    });

    it('is what Slack draws, with nothing lost unseen', () => {
      const words = slackTextsFor(locale);
      expect(complaints((message) => slackComplaints(message, locale))).toEqual([]);
      expect(
        complaints(({ card, text }) =>
          lost(card, slackBlocks({ card, text }, locale), words.shortened),
        ),
      ).toEqual([]);
      const cut = (message: Whole) =>
        wordsIn(slackBlocks(message, locale)).includes('…') ? ['shortened'] : [];
      expect(
        complaints((message, { kind }) =>
          kind === 'ordinary' && !wordsOn(message.card).join('').includes('…') ? cut(message) : [],
        ),
      ).toEqual([]);
    });

    it('is what the web page draws', () => {
      expect(complaints(({ card }) => webComplaints(card))).toEqual([]);
    });

    it('takes nothing that people said for markup', () => {
      const of = (kind: string) =>
        samples
          .filter((sample) => sample.kind === kind && sample.message.card === template)
          .map(whole);
      const plain = of('ordinary').map(({ card }) => elementsIn(htmlOf(card)));
      expect(of('markup').map(({ card }) => elementsIn(htmlOf(card)))).toEqual(plain);
    });
  });

  it('names forms so that Slack shows the names whole', () => {
    const texts = textsFor(reader);
    const code = globSync('src/features/**/*.ts').map((file) => readFileSync(file, 'utf8'));
    const shown = code.flatMap((source) =>
      [...source.matchAll(/\b(?:title|label): '(\w+\.\w+)'/g)].map(([, key = '']) => texts(key)),
    );
    expect(shown.length).toBeGreaterThan(15);
    expect(shown.filter((text) => text.length > MODAL_WORDS)).toEqual([]);
  });
});

describeWith(schemas, 'Microsoft’s schema of Adaptive Cards', () => {
  it('takes every card', () => {
    const judge = cardSchema();
    expect(
      judge({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 3 }] }),
    ).not.toEqual([]);
    for (const locale of LOCALES) {
      const wrong = samples.flatMap(({ kind, message }) =>
        judge(known(wrapCard(render(message, { locale, zone: 'UTC' }).card as Card))).map(
          (complaint) => `${message.card} (${kind}): ${complaint}`,
        ),
      );
      expect(wrong).toEqual([]);
    }
  });
});

/**
 * Teams filters choices while people type, in cards of 1.5 as well (Microsoft's page on typeahead
 * search). Only the schema of 1.6 says so.
 */
const known = <T>(card: T): T =>
  JSON.parse(JSON.stringify(card).replaceAll('"style":"filtered"', '"style":"compact"')) as T;

/** Half characters, and texts that Teams would cut because they do not wrap. */
function badTexts(card: Card): string[] {
  const bad: string[] = [];
  walk(card, 'card', (element, path) => {
    for (const [name, value] of Object.entries(element))
      if (typeof value === 'string' && !value.isWellFormed())
        bad.push(`${path}.${name} holds half a character`);
    if (element['type'] === 'TextBlock' && element['wrap'] !== true)
      bad.push(`${path} does not wrap`);
  });
  return bad;
}

const leftovers = (card: Card) =>
  wordsOn(card).filter((text) => /\$\{|undefined|NaN|\[object|\b1970\b/.test(text));

function verbsOn(card: Card): string[] {
  const verbs: string[] = [];
  walk(card, 'card', ({ type, verb }) => {
    if (type === 'Action.Execute' && typeof verb === 'string') verbs.push(verb);
  });
  return verbs;
}

const isForm = (card: Card) => JSON.stringify(card['body']).includes('"type":"Input.');

/** A form with the one button that sends it, as features hand it over. */
function viewOf(message: Whole, locale: string) {
  const [action] = (message.card['actions'] ?? []) as readonly {
    readonly verb: string;
    readonly title: string;
  }[];
  const submit = { verb: action?.verb ?? '', label: action?.title ?? '' };
  return toView({ title: 'Passalong', card: message, submit }, '{}', slackTextsFor(locale));
}

/** What Slack shows: a modal's button stands beside its blocks. */
function slackBlocks(message: Whole, locale: string): unknown {
  if (!isForm(message.card)) return toMessage(message, slackTextsFor(locale)).blocks;
  const { blocks, submit } = viewOf(message, locale);
  return [blocks, submit];
}

function slackComplaints(message: Whole, locale: string): unknown[] {
  if (isForm(message.card)) return validateView(viewOf(message, locale));
  const { error, messages } = validateMessage(toMessage(message, slackTextsFor(locale)));
  return error === null ? messages : [error, ...messages];
}

function webComplaints(card: Card): string[] {
  const context = new SerializationContext();
  const drawn = new AdaptiveCard();
  drawn.parse(card, context);
  const parsed = Array.from(
    { length: context.eventCount },
    (_, index) => context.getEventAt(index).message,
  );
  return [...parsed, ...drawn.validateProperties().validationEvents.map(({ message }) => message)];
}

/** The elements of HTML that would be markup in people's text, in order. */
const elementsIn = (html: string) =>
  html.match(/<(?:strong|em|a|code|pre|h\d|li|img|blockquote|table|hr|s)\b/g) ?? [];
