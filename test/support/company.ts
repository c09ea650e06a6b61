// A few things that conversations need: roles, the reviewers' channel, entries.
import type { Place } from '../../src/core/message';
import type { Role } from '../../src/core/person';
import { createChannels } from '../../src/domain/channels';
import { type Entry, entriesCollection } from '../../src/domain/entries';
import { peopleCollection } from '../../src/domain/people/record';
import type { Talk, Talker } from './talk';

export async function appoint(
  talk: Talk,
  role: Role,
  ...talkers: readonly Talker[]
): Promise<void> {
  const people = talk.engine.store.collection(peopleCollection);
  for (const { id } of talkers)
    await people.update(id, (person) => ({
      doc: { ...person, roles: [...new Set([...person.roles, role])] },
    }));
}

/** The reviewers' channel, appointed. */
export async function reviewersChannel(talk: Talk): Promise<Place> {
  const place = talk.channel('reviewers');
  await createChannels(talk.engine.store).appoint('reviewers', place);
  return place;
}

export async function publish(
  talk: Talk,
  ...entries: readonly (Partial<Entry> & Pick<Entry, 'question' | 'answer'>)[]
): Promise<void> {
  const collection = talk.engine.store.collection(entriesCollection);
  const at = talk.clock.now().toISOString();
  for (const entry of entries) {
    await collection.insert({
      id: `entry-${entry.question}`,
      kind: 'faq',
      alternates: [],
      tags: [],
      language: 'en',
      published: true,
      publishedAt: at,
      updatedAt: at,
      helped: 0,
      notHelped: 0,
      ...entry,
    });
  }
}
