// Formats catalogue texts (ICU messages) for one reader, in their language and time zone.
import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalogues, Locale, TextArgs, TextKey, Texts, TextsFor } from '../core/texts';
import { LOCALES } from '../core/texts';
import { regionalLocale } from './regional-locale';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** ICU's node types for instants: date and time (icu-messageformat-parser, TYPE). */
const INSTANT_NODES: readonly number[] = [3, 4];
const NUMBER_FORMATS = new Map<string, Intl.NumberFormat>();
const DATE_FORMATS = new Map<string, Intl.DateTimeFormat>();
const PLURAL_RULES = new Map<string, Intl.PluralRules>();

interface Compiled {
  readonly ast: Ast;
  /** The names of arguments that are instants. An ISO string is accepted for them. */
  readonly instants: ReadonlySet<string>;
  readonly byZone: Map<string, IntlMessageFormat>;
}

/** Joins catalogues. Throws if two of them have the same key or a language lacks one. */
export function joinCatalogues(parts: readonly Catalogues[]): Catalogues {
  const joined: Record<Locale, Record<TextKey, string>> = { en: {}, de: {} };
  for (const part of parts) {
    for (const locale of LOCALES) {
      for (const [key, message] of Object.entries(part[locale])) {
        if (joined[locale][key] !== undefined)
          throw new Error(`text ${key} stands in two catalogues`);
        joined[locale][key] = message;
      }
    }
  }
  const lacking = LOCALES.flatMap((locale) =>
    Object.keys(joined.en)
      .concat(Object.keys(joined.de))
      .filter((key) => joined[locale][key] === undefined)
      .map((key) => `${locale}: ${key}`),
  );
  if (lacking.length > 0) throw new Error(`texts missing: ${lacking.join(', ')}`);
  return joined;
}

/** Texts for readers of all our languages. Messages are compiled at first use. */
export function createTextsFor(catalogues: Catalogues): TextsFor {
  const compiled = new Map<string, Compiled>();
  const byReader = new Map<string, Texts>();

  function compile(locale: Locale, key: TextKey): Compiled {
    const message = catalogues[locale][key];
    if (message === undefined) throw new Error(`no text ${key} in ${locale}`);
    const ast = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst();
    return { ast, instants: new Set(instantNames(ast)), byZone: new Map() };
  }

  return ({ locale, zone }) => {
    const name = `${locale}|${zone}`;
    const known = byReader.get(name);
    if (known) return known;
    const formatters = formattersFor(zone, regionalLocale(locale, zone));
    const texts = Object.assign(
      (key: TextKey, args: TextArgs = {}): string => {
        const id = `${locale}|${key}`;
        const found = compiled.get(id) ?? compile(locale, key);
        compiled.set(id, found);
        const scope = found.instants.size > 0 ? zone : '';
        const format =
          found.byZone.get(scope) ??
          new IntlMessageFormat(found.ast, locale, undefined, { formatters, ignoreTag: true });
        found.byZone.set(scope, format);
        return String(format.format(withInstants(args, found.instants)));
      },
      { locale, zone, has: (key: TextKey) => catalogues[locale][key] !== undefined },
    );
    byReader.set(name, texts);
    return texts;
  };
}

function instantNames(ast: Ast): string[] {
  return ast.flatMap((node) => {
    if ('value' in node && INSTANT_NODES.includes(node.type)) return [node.value];
    if ('options' in node)
      return Object.values(node.options).flatMap((option) => instantNames(option.value));
    return [];
  });
}

function withInstants(
  args: TextArgs,
  instants: ReadonlySet<string>,
): Record<string, string | number | boolean | Date | undefined> {
  const values: Record<string, string | number | boolean | Date | undefined> = { ...args };
  for (const name of instants) {
    const value = values[name];
    if (typeof value === 'string') values[name] = new Date(value);
  }
  return values;
}

/** `region`: the tag by which dates are written; numbers and plurals follow the language. */
function formattersFor(zone: string, region: string) {
  return {
    getNumberFormat: (locales?: string | string[], options?: object) =>
      kept(NUMBER_FORMATS, [locales, options], () => new Intl.NumberFormat(locales, options)),
    getDateTimeFormat: (_language?: Intl.LocalesArgument, options?: Intl.DateTimeFormatOptions) =>
      kept(
        DATE_FORMATS,
        [region, options, zone],
        () => new Intl.DateTimeFormat(region, { ...options, timeZone: zone }),
      ),
    getPluralRules: (locales?: Intl.LocalesArgument, options?: Intl.PluralRulesOptions) =>
      kept(PLURAL_RULES, [locales, options], () => new Intl.PluralRules(locales, options)),
  };
}

/** Intl objects are expensive to create, and few kinds are needed. */
function kept<T>(cache: Map<string, T>, parts: readonly unknown[], make: () => T): T {
  const key = JSON.stringify(parts);
  const value = cache.get(key) ?? make();
  cache.set(key, value);
  return value;
}
