// From an approved contribution to the entry that people find, and from an answered question to a
// contribution. Each may run again, and then changes nothing.
import { idFrom } from '../../../core/ids';
import type { People } from '../../../core/people';
import type { Store } from '../../../core/store';
import { type Contribution, contributionsCollection } from '../../../domain/contributions';
import { entriesCollection } from '../../../domain/entries';
import { questionsCollection } from '../../../domain/questions';
import type { Contributions } from './contributions';

export interface Publishing {
  /** Makes or changes the entry of an approved contribution. A repeat changes nothing. */
  publish(id: string, now: Date): Promise<void>;
  /** Makes a contribution of an answered question. */
  fromQuestion(questionId: string, now: Date): Promise<void>;
}

export function createPublishing(
  store: Store,
  people: Pick<People, 'get'>,
  { insert }: Pick<Contributions, 'insert'>,
): Publishing {
  const contributions = store.collection(contributionsCollection);
  const entries = store.collection(entriesCollection);

  async function publishNew(contribution: Contribution, now: Date): Promise<void> {
    const { id, kind, title, text, alternates, tags, link, language, audience, authorId } =
      contribution;
    await entries.insert({
      id: idFrom('entry', id),
      kind,
      question: title,
      answer: text,
      alternates,
      tags,
      language,
      ...(link !== undefined && { link }),
      ...(audience !== undefined && { audience }),
      ownerId: authorId,
      contributionId: id,
      published: true,
      publishedAt: now.toISOString(),
      updatedAt: now.toISOString(),
      helped: 0,
      notHelped: 0,
    });
  }

  return {
    async publish(id, now) {
      const contribution = await contributions.get(id);
      if (contribution?.state !== 'approved') return;
      const { changeOf, title, text, tags, link, decisions } = contribution;
      if (!changeOf) return publishNew(contribution, now);
      const updatedAt = decisions.at(-1)?.at ?? now.toISOString();
      await entries.update(changeOf.entryId, ({ link: _link, ...entry }) =>
        entry.updatedAt >= updatedAt
          ? undefined
          : {
              doc: {
                ...entry,
                question: title,
                answer: text,
                tags,
                ...(link !== undefined && { link }),
                updatedAt,
              },
            },
      );
    },
    async fromQuestion(questionId, now) {
      const question = await store.collection(questionsCollection).get(questionId);
      const author = question?.answer && (await people.get(question.answer.byPersonId));
      if (!question?.answer || !author) return;
      await insert(
        {
          id: idFrom('contribution', questionId),
          kind: 'faq',
          authorId: author.id,
          title: question.text,
          text: question.answer.text,
          alternates: [],
          tags: [],
          language: question.language,
          state: 'inReview',
          round: 1,
          submittedAt: now.toISOString(),
          decisions: [],
          questionId,
        },
        author,
        now,
      );
    },
  };
}
