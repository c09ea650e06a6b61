// A store that notices what is said unasked and is not frozen yet: see test/contract/old.
import { readdirSync } from 'node:fs';
import { readTemplates } from '../../src/cards/renderer';
import { type DeliveryRecord, outboxCollection } from '../../src/core/outbox/record';
import type { Feature } from '../../src/core/feature';
import type { Doc } from '../../src/core/doc';
import type { CollectionSpec, DriverCollection, StoreDriver } from '../../src/core/store';
import { CARDS_SENT, TEXTS_SENT } from '../contract/frozen/unasked';

export interface NoticingStore {
  readonly driver: StoreDriver;
  /** Throws where one of the product's features queued what stands in neither table. */
  expectFrozen(features: readonly Feature[]): void;
}

const OURS: ReadonlySet<string> = new Set(readdirSync('src/features'));
const CARDS: ReadonlySet<string> = new Set(readTemplates('adaptive-cards').keys());

export function noticeSaid(inner: StoreDriver): NoticingStore {
  const unknown = new Set<string>();
  function notice({ message, tell }: Partial<DeliveryRecord>): void {
    if (message && 'card' in message && !Object.hasOwn(CARDS_SENT, message.card))
      unknown.add(message.card);
    const texts = [tell?.text, message && 'text' in message ? message.text : undefined];
    for (const text of texts)
      if (text !== undefined && !Object.hasOwn(TEXTS_SENT, text)) unknown.add(text);
  }

  function collection<T extends Doc>(spec: CollectionSpec<T>): DriverCollection<T> {
    const all = inner.collection(spec);
    if (spec.name !== outboxCollection.name) return all;
    return {
      ...all,
      insert(doc, caused) {
        notice(doc);
        return all.insert(doc, caused);
      },
    };
  }

  return {
    driver: { ...inner, collection },
    expectFrozen(features) {
      const isText = (name: string) => features.some(({ texts }) => Object.hasOwn(texts.en, name));
      const ours = [...unknown].filter((name) => CARDS.has(name) || isText(name));
      // A feature that a test made up says what it likes.
      if (ours.length === 0 || !features.every(({ name }) => OURS.has(name))) return;
      const names = ours.join(', ');
      throw new Error(
        `said unasked, but not frozen: ${names}. Add it to test/contract/frozen/unasked.ts, then \`npm run freeze\``,
      );
    },
  };
}
