// The list of somebody's own tips and entries: the state of each, newest first, a page at a time.
import { UserError } from '../../../core/errors';
import { idFrom } from '../../../core/ids';
import type { CardMessage } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import type { Contribution } from '../../../domain/contributions';
import type { Entry } from '../../../domain/entries';
import type { Entries } from '../entries';
import { type Button, listCard, type ListRow, ROWS_MAX } from '../lists';
import { type Contributions, isChangeable, standingOfTip } from '../review';

export interface Mine {
  /** The page that begins after `from` rows. Throws if they have nothing. */
  page(person: Person, from: number): Promise<CardMessage>;
}

export interface MineDeps {
  readonly people: People;
  readonly contributions: Contributions;
  readonly entries: Entries;
}

/** Something of one's own, with the instant by which it is sorted. */
interface Own {
  readonly at: string;
  row(): Promise<ListRow>;
}

export function createMine({ people, contributions, entries }: MineDeps): Mine {
  /** Their tips, and the entries that they own and did not hand in themselves. */
  async function ownOf(person: Person): Promise<Own[]> {
    const ids = await people.idsOf(person);
    const [tips, owned] = await Promise.all([contributions.ofAuthor(ids), entries.ownedBy(ids)]);
    const byId = new Map(owned.map((entry) => [entry.id, entry]));
    const own = tips.map((tip): Own => {
      const entry = tip.state === 'approved' ? byId.get(idFrom('entry', tip.id)) : undefined;
      if (entry) byId.delete(entry.id);
      return {
        at: tip.submittedAt,
        row: () => (entry ? rowOfEntry(entry, person) : rowOfTip(tip)),
      };
    });
    const others = [...byId.values()].map(
      (entry): Own => ({ at: entry.updatedAt, row: () => rowOfEntry(entry, person) }),
    );
    return [...own, ...others].toSorted((a, b) => b.at.localeCompare(a.at));
  }

  async function rowOfTip(tip: Contribution): Promise<ListRow> {
    const { id, title, chase, submittedAt, decisions, round } = tip;
    const state = standingOfTip(tip);
    const last = decisions.at(-1);
    const named =
      state === 'inReview' && chase?.namedId !== undefined
        ? await people.get(chase.namedId)
        : undefined;
    const decided = state === 'changes' || state === 'rejected' ? last : undefined;
    return {
      id,
      title,
      kind: tip.changeOf ? 'change' : tip.questionId === undefined ? 'tip' : 'answer',
      state,
      at: state === 'inReview' ? submittedAt : (last?.at ?? submittedAt),
      round,
      ...(named && { holder: named.name }),
      ...(decided && { by: decided.byName }),
      ...(decided?.comment !== undefined && { comment: decided.comment }),
      buttons: buttonsOfTip(tip),
    };
  }

  async function rowOfEntry(entry: Entry, person: Person): Promise<ListRow> {
    const { id, question, published, updatedAt } = entry;
    const mayRestore = !published && (await entries.mayRestore(entry, person));
    return {
      id,
      title: question,
      kind: 'entry',
      state: published ? 'approved' : 'takenDown',
      at: updatedAt,
      buttons: published
        ? [
            { what: 'change', verb: 'entry.edit' },
            { what: 'withdraw', verb: 'entry.withdraw' },
          ]
        : mayRestore
          ? [{ what: 'restore', verb: 'entry.restore' }]
          : [],
    };
  }

  return {
    async page(person, from) {
      const all = await ownOf(person);
      if (all.length === 0) throw new UserError('contributions.noneYet');
      const begin = from < all.length ? from : 0;
      const shown = all.slice(begin, begin + ROWS_MAX);
      const rows = await Promise.all(shown.map((own) => own.row()));
      return listCard({ of: 'mine', rows, count: all.length, from: begin });
    },
  };
}

function buttonsOfTip(tip: Contribution): Button[] {
  if (!isChangeable(tip)) return [];
  return [
    { what: tip.state === 'changes' ? 'resubmit' : 'edit', verb: 'tip.edit' },
    { what: 'withdraw', verb: 'tip.withdraw' },
  ];
}
