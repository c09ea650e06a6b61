// `admin import`: the form, the preview and its rows, and the buttons on it.
import type { Clock } from '../../../core/clock';
import { UserError } from '../../../core/errors';
import type { Action, Context, InputProblems, Job, Reply } from '../../../core/feature';
import { type ActionEvent, causeOf, dataOf, inputOf, type WordsEvent } from '../../../core/inbound';
import type { Log } from '../../../core/log';
import type { Person } from '../../../core/person';
import { isLead } from '../../../core/roles';
import type { Store } from '../../../core/store';
import type { Locale } from '../../../core/texts';
import { peopleCollection } from '../../../domain/people/record';
import { type ProgressTiming, realTiming } from '../../../domain/progress-timing';
import { createApply } from './apply';
import { importForm, importRowsCard, importsCard, previewCard, takeBackCard } from './cards';
import { cleanUp } from './clean-up';
import { createEntriesImporter, createPeopleImporter, type ImportSource } from './importers';
import { createPages, pageStart } from './pages';
import {
  type ImportDoc,
  type ImportKind,
  importPartsCollection,
  importsCollection,
  ROW_KINDS,
  type RowKind,
} from './kept';
import { createPreviews } from './preview';
import { createTakeBack } from './take-back';

const IMPORT = /^import(?:ieren)?\s+(people|personen|leute|faq)\b\s*([\s\S]*)$/i;
const IMPORTS = /^(?:imports?|importe|importieren)$/i;
const LISTED = 8;

export interface ImportsDesk {
  /** What follows `admin`; undefined if it is not about imports. */
  run(event: WordsEvent, ctx: Context): Promise<Reply> | undefined;
  opensForm(words: string): boolean;
  readonly actions: readonly Action[];
  readonly jobs: readonly Job[];
}

export interface ImportsDeskDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly defaults: { readonly zone: string; readonly locale: Locale };
  /** A second admin has to confirm that somebody loses the role. */
  readonly adminsNeedTwo: boolean;
  readonly timing?: ProgressTiming;
}

const kindOf = (name: string): ImportKind => (name.toLowerCase() === 'faq' ? 'faq' : 'people');

export function createImportsDesk({
  store,
  clock,
  log,
  defaults,
  adminsNeedTwo,
  timing = realTiming,
}: ImportsDeskDeps): ImportsDesk {
  const imports = store.collection(importsCollection);
  const pages = createPages(store.collection(importPartsCollection));
  const importers = {
    people: createPeopleImporter(store, defaults, adminsNeedTwo),
    faq: createEntriesImporter(store),
  };
  const previews = createPreviews(store, importers);
  const people = store.collection(peopleCollection);
  const localeOf = async (id: string) => (await people.get(id))?.locale ?? defaults.locale;
  const { apply, job } = createApply({ store, clock, log, timing, importers, localeOf });
  const takeBack = createTakeBack(store, importers);

  const form = (kind: ImportKind): Reply => ({
    form: {
      title: 'admin.importTitle',
      card: importForm(kind),
      submit: { verb: 'import.preview', label: 'admin.preview' },
    },
  });

  const shown = async (doc: ImportDoc) => previewCard(doc, await pages.first(doc));

  async function preview(
    kind: ImportKind,
    source: ImportSource,
    event: WordsEvent | ActionEvent,
    { sender }: Context,
  ): Promise<Reply> {
    const previewed = await previews.preview(kind, source, sender, causeOf(event), clock.now());
    if (previewed.ok) return { say: await shown(previewed.preview), onlyToSender: true };
    if (previewed.missing.length > 0)
      throw new UserError('admin.columnsMissing', { columns: previewed.missing.join('_') });
    throw new UserError('admin.noTable', { line: previewed.line ?? 1 });
  }

  /** An import is for who made it: it shows what they imported. */
  async function own(event: ActionEvent, sender: Person): Promise<ImportDoc> {
    const doc = await imports.get(dataOf(event, 'id'));
    if (doc?.byPersonId !== sender.id) throw new UserError('admin.importGone');
    return doc;
  }

  async function list(sender: Person): Promise<Reply> {
    const docs = await imports.find(
      { byPersonId: sender.id },
      { sort: { by: 'at', order: 'descending' }, limit: LISTED },
    );
    return { say: importsCard(docs), onlyToSender: true };
  }

  async function applied(event: ActionEvent, { sender }: Context): Promise<Reply> {
    const doubtful = event.data['doubtful'] === true || dataOf(event, 'doubtful') === 'true';
    const how = { doubtful, cause: causeOf(event) };
    const outcome = await apply(dataOf(event, 'id'), sender, how);
    if (outcome.kind === 'gone') throw new UserError('admin.importGone');
    return { replace: await shown(outcome.preview) };
  }

  async function takenBack(event: ActionEvent, { sender }: Context): Promise<Reply> {
    const outcome = await takeBack(dataOf(event, 'id'), sender, causeOf(event), clock.now());
    if (outcome.kind === 'gone') throw new UserError('admin.importGone');
    return { replace: await shown(outcome.preview) };
  }

  async function rows(event: ActionEvent, { sender }: Context): Promise<Reply> {
    const doc = await own(event, sender);
    const what = ROW_KINDS.find((kind): kind is RowKind => kind === dataOf(event, 'what')) ?? 'new';
    const from = pageStart(Number(event.data['from']));
    return { replace: importRowsCard(doc, what, from, await pages.page(doc, what, from)) };
  }

  return {
    run(event, ctx) {
      if (IMPORTS.test(event.words)) return list(ctx.sender);
      const [, kind, text] = IMPORT.exec(event.words) ?? [];
      if (kind === undefined) return undefined;
      return text ? preview(kindOf(kind), text, event, ctx) : Promise.resolve(form(kindOf(kind)));
    },
    opensForm: (words) => IMPORT.exec(words)?.[2] === '',
    actions: [
      { verb: 'import.people', who: isLead, opensForm: true, run: async () => form('people') },
      { verb: 'import.faq', who: isLead, opensForm: true, run: async () => form('faq') },
      {
        verb: 'import.preview',
        who: isLead,
        check: (inputs): InputProblems =>
          (inputs['table'] ?? '').trim() === '' ? { table: { key: 'admin.tableMissing' } } : {},
        run: (event, ctx) =>
          preview(kindOf(dataOf(event, 'kind')), inputOf(event, 'table'), event, ctx),
      },
      {
        verb: 'import.show',
        who: isLead,
        run: async (event, { sender }) => ({ replace: await shown(await own(event, sender)) }),
      },
      { verb: 'import.rows', who: isLead, run: rows },
      { verb: 'import.apply', who: isLead, run: applied },
      {
        verb: 'import.takeBack',
        who: isLead,
        run: async (event, { sender }) => ({ replace: takeBackCard(await own(event, sender)) }),
      },
      { verb: 'import.takeBackNow', who: isLead, run: takenBack },
      {
        verb: 'import.cancel',
        who: isLead,
        run: async () => ({ replace: { text: 'admin.importCancelled' } }),
      },
    ],
    jobs: [job, cleanUp(store)],
  };
}
