// Every card template of every feature uses what Slack can draw. Its data are not known here: texts stand for themselves.
import { join } from 'node:path';
import { readTemplates } from '../../../src/cards/renderer';
import { checkSubset } from '../../../src/cards/subset';
import type { JsonValue } from '../../../src/core/json';
import type { Card } from '../../../src/core/message';
import { toMessage, toView } from '../../../src/platforms/slack/blocks/to-blocks';
import { wordsFor } from '../../../src/platforms/slack/words';
import { validateMessage, validateView } from '../../harness/blockkit-messages';

const templates = [...readTemplates(join(__dirname, '../../../adaptive-cards'))];

/** A template with each text's key in the text's place. */
function unbound(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((item: JsonValue) => unbound(item) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  const object = value as { readonly [name: string]: JsonValue | undefined };
  if (typeof object['$t'] === 'string') return object['$t'];
  return Object.fromEntries(Object.entries(object).map(([name, item]) => [name, unbound(item)]));
}

it('finds the templates', () => {
  expect(templates.length).toBeGreaterThan(20);
});

it.each(templates)('%s can be drawn', (_name, template) => {
  const card = unbound(template) as Card;
  expect(checkSubset(card)).toEqual([]);
  const [action] = (card['actions'] ?? []) as { verb?: string }[];
  if (JSON.stringify(card['body']).includes('"Input.')) {
    const only = { ...card, actions: [action] } as unknown as Card;
    const form = { title: 'A form', submit: { verb: action?.verb ?? '', label: 'Send' }, card: { text: 'x', card: only } };
    expect(validateView(toView(form, '{}', wordsFor('en')))).toEqual([]);
  } else {
    expect(validateMessage(toMessage({ text: 'x', card }, wordsFor('en')))).toEqual({ error: null, messages: [] });
  }
});
