// `admin synonyms`: programme leads list words of the company that mean the same. `ask` understands
// them at once.
import { UserError } from '../../core/errors';
import type { Action, Context, InputProblems, Reply } from '../../core/feature';
import { type ActionEvent, causeOf, dataOf, inputOf, type WordsEvent } from '../../core/inbound';
import { isLead } from '../../core/roles';
import type { Store } from '../../core/store';
import type { Audit } from '../../domain/audit';
import {
  readSynonymLists,
  SYNONYMS_MAX,
  synonymsCollection,
  synonymsId,
} from '../../domain/synonyms';
import { synonymsCard, synonymsForm } from './cards';

const SHOWN = 12;
const REMOVE = /^(?:remove|entfernen|löschen)\s+(\S.*)$/iu;

export interface SynonymsWord {
  /** What follows `admin synonyms`: nothing, lines to keep, or `remove` and the word of a line. */
  run(words: string, event: WordsEvent, ctx: Context): Promise<Reply>;
  readonly actions: readonly Action[];
}

export function createSynonymsWord(store: Store, audit: Audit): SynonymsWord {
  const synonyms = store.collection(synonymsCollection);

  async function list(): Promise<Reply> {
    const [newest, count] = await Promise.all([
      synonyms.find({}, { sort: { by: 'at', order: 'descending' }, limit: SHOWN }),
      synonyms.count({}),
    ]);
    return { say: synonymsCard(newest, count), onlyToSender: true };
  }

  async function keep(
    text: string,
    event: WordsEvent | ActionEvent,
    { sender, clock }: Context,
  ): Promise<Reply> {
    const { lists, wrong } = readSynonymLists(text);
    if (wrong !== undefined || lists.length === 0) throw new UserError('admin.synonymsHow');
    const at = clock.now().toISOString();
    for (const words of lists) {
      const id = synonymsId(words[0] ?? '');
      const line = { words, byPersonId: sender.id, at };
      const replace = () => synonyms.update(id, (doc) => ({ doc: { ...doc, ...line } }));
      if (await replace()) continue;
      if ((await synonyms.count({})) >= SYNONYMS_MAX)
        throw new UserError('admin.synonymsFull', { max: SYNONYMS_MAX });
      if (!(await synonyms.insert({ id, ...line }))) await replace();
    }
    await audit.note(
      { at, byPersonId: sender.id, what: 'synonyms.kept', whom: 'synonyms' },
      causeOf(event),
    );
    return list();
  }

  async function remove(
    id: string,
    event: WordsEvent | ActionEvent,
    { sender, clock }: Context,
  ): Promise<Reply> {
    if (!(await synonyms.remove(id))) throw new UserError('admin.synonymsGone');
    await audit.note(
      { at: clock.now().toISOString(), byPersonId: sender.id, what: 'synonyms.removed', whom: id },
      causeOf(event),
    );
    return list();
  }

  const form = (): Reply => ({
    form: {
      title: 'admin.synonymsAdd',
      card: synonymsForm(),
      submit: { verb: 'synonyms.keep', label: 'admin.synonymsKeep' },
    },
  });

  return {
    async run(words, event, ctx) {
      const removed = REMOVE.exec(words)?.[1];
      if (removed !== undefined) return remove(synonymsId(removed), event, ctx);
      return words === '' ? list() : keep(words, event, ctx);
    },
    actions: [
      { verb: 'synonyms.add', who: isLead, opensForm: true, run: async () => form() },
      {
        verb: 'synonyms.keep',
        who: isLead,
        check: checkLines,
        run: (event, ctx) => keep(inputOf(event, 'lines'), event, ctx),
      },
      {
        verb: 'synonyms.remove',
        who: isLead,
        run: (event, ctx) => remove(dataOf(event, 'id'), event, ctx),
      },
    ],
  };
}

function checkLines(inputs: Readonly<Record<string, string>>): InputProblems {
  const { lists, wrong } = readSynonymLists(inputs['lines'] ?? '');
  if (wrong !== undefined)
    return { lines: { key: 'admin.synonymsWrong', args: { line: wrong.slice(0, 80) } } };
  return lists.length === 0 ? { lines: { key: 'admin.synonymsMissing' } } : {};
}
