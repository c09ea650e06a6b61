// `admin import`: the form, the preview and its rows, and the buttons on it.
import type { Clock } from '../../../core/clock';
import { UserError } from '../../../core/errors';
import type { Action, Context, InputProblems, Job, Reply, Word } from '../../../core/feature';
import {
  type ActionEvent,
  causeOf,
  dataOf,
  filesOf,
  inputOf,
  type WordsEvent,
} from '../../../core/inbound';
import { idFrom } from '../../../core/ids';
import type { Log } from '../../../core/log';
import type { Person } from '../../../core/person';
import { isLead } from '../../../core/roles';
import type { Store } from '../../../core/store';
import type { Locale } from '../../../core/texts';
import { peopleCollection } from '../../../domain/people/record';
import { type ProgressTiming, realTiming } from '../../../domain/progress-timing';
import {
  createReadTableFile,
  createWaitingFiles,
  hasTable,
  kindIn,
  onlyTable,
  TABLE_TYPES,
  type TableGiven,
  whichImportCard,
} from '../table-files';
import { createApply } from './apply';
import { importForm, importRowsCard, importsCard, previewCard, takeBackCard } from './cards';
import { cleanUp } from './clean-up';
import { createEntriesImporter, createPeopleImporter, createShiftsImporter } from './importers';
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

const IMPORT =
  /^import(?:ieren)?\s+(people|personen|leute|faq|shifts?|schichten|schichtplan)\b\s*([\s\S]*)$/i;
const IMPORTS = /^(?:imports?|importe|importieren)$/i;
const LISTED = 8;

export interface ImportActions {
  /** What follows `admin`; undefined if it is not about imports. */
  run(event: WordsEvent, ctx: Context): Promise<Reply> | undefined;
  opensForm(words: string): boolean;
  /** What becomes of a file without a command. */
  readonly files: NonNullable<Word['files']>;
  readonly actions: readonly Action[];
  readonly jobs: readonly Job[];
}

export interface ImportActionsDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly defaults: { readonly zone: string; readonly locale: Locale };
  /** A second admin has to confirm that somebody loses the role. */
  readonly adminsNeedTwo: boolean;
  readonly timing?: ProgressTiming;
}

function kindOf(name: string): ImportKind {
  if (name.toLowerCase() === 'faq') return 'faq';
  return /^(?:shift|schicht)/i.test(name) ? 'shifts' : 'people';
}

export function createImportActions({
  store,
  clock,
  log,
  defaults,
  adminsNeedTwo,
  timing = realTiming,
}: ImportActionsDeps): ImportActions {
  const imports = store.collection(importsCollection);
  const pages = createPages(store.collection(importPartsCollection));
  const importers = {
    people: createPeopleImporter(store, defaults, adminsNeedTwo),
    faq: createEntriesImporter(store),
    shifts: createShiftsImporter(store),
  };
  const previews = createPreviews(store, importers);
  const people = store.collection(peopleCollection);
  const localeOf = async (id: string) => (await people.get(id))?.locale ?? defaults.locale;
  const { apply, job } = createApply({ store, clock, log, timing, importers, localeOf });
  const takeBack = createTakeBack(store, importers);
  const [readTableFile, waiting] = [createReadTableFile(), createWaitingFiles(store)];

  const form = (kind: ImportKind): Reply => ({
    form: {
      title: 'admin.importTitle',
      card: importForm(kind),
      submit: { verb: 'import.preview', label: 'admin.preview' },
      file: { id: 'file', text: 'admin.tableFile', types: TABLE_TYPES },
    },
  });

  const shown = async (doc: ImportDoc) => previewCard(doc, await pages.first(doc));

  async function preview(
    kind: ImportKind,
    given: TableGiven,
    event: WordsEvent | ActionEvent,
    { sender }: Context,
  ): Promise<Reply> {
    const previewed = await previews.preview(kind, given, sender, causeOf(event), clock.now());
    if (previewed.ok) return { say: await shown(previewed.preview), onlyToSender: true };
    if (previewed.missing.length > 0)
      throw new UserError('admin.columnsMissing', { columns: previewed.missing.join('_') });
    throw new UserError('admin.noTable', { line: previewed.line ?? 1 });
  }

  const pasted = (text: string): TableGiven => ({ source: text, notes: [] });

  /** The preview of the event's file. Without a kind, its headers tell what it is, or its sender. */
  async function fromFile(
    event: WordsEvent | ActionEvent,
    ctx: Context,
    kind?: ImportKind,
  ): Promise<Reply> {
    const file = onlyTable(filesOf(event));
    const given = await readTableFile(await ctx.readFile(file));
    const told = kind ?? kindIn(given);
    if (told) return preview(told, given, event, ctx);
    const id = idFrom('file', causeOf(event));
    await waiting.keep(id, file, ctx.sender.id, clock.now());
    return { say: whichImportCard(id), onlyToSender: true };
  }

  async function fromWaiting(event: ActionEvent, ctx: Context): Promise<Reply> {
    const id = dataOf(event, 'id');
    const file = await waiting.of(id, ctx.sender.id);
    if (!file) throw new UserError('admin.fileGone');
    const given = await readTableFile(await ctx.readFile(file));
    const { say } = await preview(kindOf(dataOf(event, 'kind')), given, event, ctx);
    await waiting.remove(id);
    return say ? { replace: say } : {};
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
      const [, kind, text] = IMPORT.exec(event.words) ?? [];
      const isForFile = kind !== undefined || event.words === '' || IMPORTS.test(event.words);
      const files = filesOf(event);
      // A picture beside a pasted table is no table.
      if (isForFile && (text ? hasTable(files) : files.length > 0))
        return fromFile(event, ctx, kind === undefined ? undefined : kindOf(kind));
      if (IMPORTS.test(event.words)) return list(ctx.sender);
      if (kind === undefined) return undefined;
      return text
        ? preview(kindOf(kind), pasted(text), event, ctx)
        : Promise.resolve(form(kindOf(kind)));
    },
    files: { takes: hasTable, run: (event, ctx) => fromFile(event, ctx) },
    opensForm: (words) => IMPORT.exec(words)?.[2] === '',
    actions: [
      { verb: 'import.people', who: isLead, opensForm: true, run: async () => form('people') },
      { verb: 'import.faq', who: isLead, opensForm: true, run: async () => form('faq') },
      {
        verb: 'import.preview',
        who: isLead,
        check: (inputs, files): InputProblems =>
          (inputs['table'] ?? '').trim() === '' && files.length === 0
            ? { table: { key: 'admin.tableMissing' } }
            : {},
        run(event, ctx) {
          const kind = kindOf(dataOf(event, 'kind'));
          return filesOf(event).length > 0
            ? fromFile(event, ctx, kind)
            : preview(kind, pasted(inputOf(event, 'table')), event, ctx);
        },
      },
      { verb: 'import.file', who: isLead, run: fromWaiting },
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
