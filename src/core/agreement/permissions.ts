// The agreement says what a company and its works council allow. A feature that it does not name is
// off, so an upgrade adds nothing by itself. Every refusal happens here: a feature is switched off,
// a list by name is not shown.
import { UserError } from '../errors';
import type { Action, Feature, Word } from '../feature';
import type { JsonObject, JsonValue } from '../json';
import type { Message, Outbound } from '../message';
import type { Render } from '../renderer';
import type { Catalogues, TextKey } from '../texts';
import type { Agreement, NamedList } from './shapes';

export interface Permissions {
  /**
   * The features as they may run. A feature that is off keeps its texts and collections, so that
   * its data can be shown and erased.
   */
  readonly features: readonly Feature[];
  /** Words that are not refused. */
  readonly words: readonly Word[];
  /** The message without the fields that the agreement hides; undefined if it hides all of it. */
  redact<M extends Message>(message: M): M | undefined;
  /** Renders without buttons that would be refused. */
  rendering(render: Render): Render;
  isOn(feature: Feature): boolean;
  shows(list: NamedList): boolean;
}

export function createPermissions(made: readonly Feature[], agreement?: Agreement): Permissions {
  const isOn = ({ name, duty }: Feature) =>
    duty === true || !agreement || agreement.features.includes(name);
  const shows = ({ id }: NamedList) => !agreement || agreement.namedLists.includes(id);
  const hidden = made.flatMap(({ namedLists = [] }) => namedLists).filter((list) => !shows(list));
  const features = made.map((feature) =>
    isOn(feature) ? withoutLists(feature, hidden) : switchedOff(feature),
  );
  const off = made.filter((feature) => !isOn(feature));
  const rooms = new Set(off.map(({ name }) => name));
  const texts = new Set(off.flatMap((feature) => Object.keys(feature.texts.en)));
  /** The parts of each card that all hidden lists hide together. */
  const cards = Map.groupBy(
    hidden.flatMap((list) => Object.entries(list.cards)),
    ([card]) => card,
  );
  const verbs = new Set(
    features.flatMap(({ actions }) =>
      actions.filter(({ refused }) => refused).map(({ verb }) => verb),
    ),
  );

  return {
    features,
    words: features.flatMap(({ words }) => words).filter(({ refused }) => !refused),
    isOn,
    shows,
    redact(message) {
      if ('text' in message) return texts.has(message.text) ? undefined : message;
      const parts = (cards.get(message.card) ?? []).map(([, part]) => part);
      if (parts.includes('whole') || rooms.has(message.card.split('/')[0] ?? '')) return undefined;
      const blank = Object.fromEntries(
        parts.flatMap((fields) => (fields === 'whole' ? [] : fields.map((field) => [field, '']))),
      );
      return parts.length > 0 ? { ...message, data: { ...message.data, ...blank } } : message;
    },
    rendering: (render) =>
      verbs.size === 0
        ? render
        : (message, reader) => withoutButtons(render(message, reader), verbs),
  };
}

function refusal(key: TextKey): () => Promise<never> {
  return () => Promise.reject(new UserError(key));
}

function refusedWord({ takesQuestions: _asks, knows: _knows, ...word }: Word, key: TextKey): Word {
  return { ...word, refused: true, opensForm: () => false, run: refusal(key) };
}

const refusedAction = ({ verb, who }: Action, key: TextKey): Action => ({
  verb,
  who,
  refused: true,
  run: refusal(key),
});

/**
 * Its words and buttons only say that it is off. It runs no jobs, has no subscriptions and makes no
 * files.
 */
function switchedOff({
  name,
  about,
  texts,
  words,
  intents = [],
  actions,
  collections,
}: Feature): Feature {
  return {
    name,
    about,
    texts,
    collections,
    words: words.map((word) => refusedWord(word, 'core.notAgreed')),
    // People who ask for it in their own words also hear that it is off.
    intents: intents.filter(
      ({ means, smallTalk }) => !smallTalk && !(typeof means === 'object' && 'text' in means),
    ),
    actions: actions.map((action) => refusedAction(action, 'core.notAgreed')),
    jobs: [],
    subscriptions: {},
  };
}

function withoutLists(feature: Feature, hidden: readonly NamedList[]): Feature {
  const own = (feature.namedLists ?? []).filter((list) => hidden.includes(list));
  const words = new Set(hidden.flatMap((list) => list.words ?? []));
  const verbs = new Set(hidden.flatMap((list) => list.verbs ?? []));
  return {
    ...feature,
    texts: textsWithout(feature.texts, own),
    words: feature.words.map((word) =>
      words.has(word.word) ? refusedWord(word, 'core.listNotAgreed') : word,
    ),
    actions: feature.actions.map((action) =>
      verbs.has(action.verb) ? refusedAction(action, 'core.listNotAgreed') : action,
    ),
  };
}

/** What would promise something that needs a hidden list says that there is none. */
function textsWithout({ en, de }: Catalogues, hidden: readonly NamedList[]): Catalogues {
  const instead = hidden.flatMap(({ without = {} }) => Object.entries(without));
  const said = (texts: Catalogues['en']) => ({
    ...texts,
    ...Object.fromEntries(instead.map(([key, other]) => [key, texts[other] ?? ''])),
  });
  return { en: said(en), de: said(de) };
}

function withoutButtons(message: Outbound, verbs: ReadonlySet<string>): Outbound {
  return message.card
    ? { ...message, card: without(message.card, verbs) as typeof message.card }
    : message;
}

const isRefused = (value: unknown, verbs: ReadonlySet<string>): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'verb' in value &&
  typeof value.verb === 'string' &&
  verbs.has(value.verb);

/** Part of a card, without buttons of these verbs and without button sets that are empty then. */
function without(value: JsonValue, verbs: ReadonlySet<string>): JsonValue {
  if (Array.isArray(value)) {
    const kept = (value as readonly JsonValue[])
      .filter((one) => !isRefused(one, verbs))
      .map((one) => without(one, verbs));
    return kept.filter((one) => !isEmptySet(one));
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value as JsonObject).filter(
    ([, one]) => one !== undefined && !isRefused(one, verbs),
  );
  return Object.fromEntries(fields.map(([name, one]) => [name, without(one as JsonValue, verbs)]));
}

function isEmptySet(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  const { type, actions } = value;
  return type === 'ActionSet' && Array.isArray(actions) && actions.length === 0;
}
