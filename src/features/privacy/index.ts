// Privacy: what is kept of a person as a file, a person erased after a week to think or by an admin, and what is past its time deleted.
import { createTextsFor } from '../../cards/texts';
import { UserError } from '../../core/errors';
import type { Context, MakeFeature, Reply, Word } from '../../core/feature';
import type { FileOffer } from '../../core/files';
import { type ActionEvent, causeOf, dataOf, type WordsEvent } from '../../core/inbound';
import { isAdmin, isColleague, isStranger, type Person } from '../../core/person';
import type { Erasure as How } from '../../core/personal';
import { createAudit } from '../../domain/audit';
import { namedIn } from '../../domain/named';
import { createPersonalData } from '../../domain/personal-data';
import { eraseCard, exportCard, fileCard, myDataCard, planCard, retentionCard } from './cards';
import { createErasures, erasuresCollection } from './erasures';
import { exportFile, type Format } from './export-file';
import { createRetention, retentionCollection } from './retention';
import { privacyIntents } from './intents';
import de from './texts.de.json';
import en from './texts.en.json';

const textsFor = createTextsFor({ en, de });
const formatOf = (event: ActionEvent): Format => (dataOf(event, 'format') === 'json' ? 'json' : 'html');
const howOf = (event: ActionEvent): How => (dataOf(event, 'how') === 'gone' ? 'gone' : 'anonymous');

/** Who reads over a shoulder in a channel sees nothing of this. */
function inOwnChat({ place }: WordsEvent | ActionEvent): void {
  if (place.kind !== 'personal') throw new UserError('privacy.ownChat');
}

/** Whether nothing but the word was said: more is a sentence. */
const isAll = (rest: string) => /^[\s.!?]*$/.test(rest);

export const makePrivacy: MakeFeature = ({ store, people, clock, log, settings, collections, scrub }) => {
  const personal = createPersonalData(store, collections);
  const audit = createAudit(store);
  const erasures = createErasures({ store, personal, audit, clock, log, scrub });
  const retention = createRetention(store, collections, { clock, log, audit });

  const partsOf = async (person: Person) => personal.show(await personal.whoIs(person, await audit.knownAs(person.id)));

  async function fileOf(about: Person, format: unknown, reader: Person) {
    const exported = { org: settings.orgName, name: about.name, at: clock.now(), parts: await partsOf(about) };
    return exportFile(exported, format === 'json' ? 'json' : 'html', textsFor(reader));
  }

  const offer = (maker: string, args: FileOffer['args']): Reply => ({
    file: { maker, args, sent: { text: 'privacy.fileSent' }, linked: fileCard },
  });

  async function named(event: WordsEvent, how: 'privacy.eraseWhom' | 'privacy.exportWhom'): Promise<Person> {
    inOwnChat(event);
    if (event.words === '') throw new UserError(how);
    const met = await namedIn(event, event.words, store, people);
    if (isStranger(met)) throw new UserError('privacy.whoIsThat', { whom: event.words });
    return met;
  }

  async function known(event: ActionEvent): Promise<Person> {
    inOwnChat(event);
    const person = await people.get(dataOf(event, 'personId'));
    if (!person) throw new UserError('core.outdated');
    return person;
  }

  async function takeBack({ sender }: Context): Promise<Reply> {
    const taken = await erasures.takeBack(sender.id);
    if (taken === undefined) throw new UserError('privacy.nothingWaits');
    if (!taken) throw new UserError('privacy.tooLate');
    return { say: { text: 'privacy.kept' }, onlyToSender: true };
  }

  const word = (names: readonly [string, ...string[]], rest: Pick<Word, 'help' | 'run'> & Partial<Word>): Word => ({
    word: names[0],
    aliases: names.slice(1),
    ...(names[1] !== undefined && { names: { de: names[1] } }),
    who: isColleague,
    opensForm: () => false,
    ...rest,
  });

  return {
    name: 'privacy',
    texts: { en, de },
    collections: [erasuresCollection, retentionCollection],
    words: [
      word(['my data', 'meine daten'], {
        takes: isAll,
        help: 'privacy.myDataHelp',
        async run(event) {
          inOwnChat(event);
          return { say: myDataCard(), onlyToSender: true };
        },
      }),
      word(['erase me', 'lösche mich', 'loesche mich'], {
        takes: isAll,
        rare: true,
        help: 'privacy.eraseHelp',
        async run(event, { sender }) {
          inOwnChat(event);
          return { say: eraseCard(await erasures.of(sender.id)), onlyToSender: true };
        },
      }),
      word(['keep me', 'behalte mich'], { takes: isAll, rare: true, help: 'privacy.keepHelp', run: (_event, ctx) => takeBack(ctx) }),
      word(['admin erase', 'admin löschen', 'admin loeschen'], {
        rare: true,
        help: 'privacy.adminEraseHelp',
        hint: 'privacy.nameHint',
        who: isAdmin,
        async run(event) {
          const person = await named(event, 'privacy.eraseWhom');
          return { say: planCard(person, await personal.plan(await personal.whoIs(person, ''), 'gone')), onlyToSender: true };
        },
      }),
      word(['admin export'], {
        rare: true,
        help: 'privacy.adminExportHelp',
        hint: 'privacy.nameHint',
        who: isAdmin,
        async run(event) {
          const person = await named(event, 'privacy.exportWhom');
          return { say: exportCard(person, await partsOf(person)), onlyToSender: true };
        },
      }),
      word(['admin retention', 'admin fristen'], {
        rare: true,
        help: 'privacy.retentionHelp',
        who: isAdmin,
        run: async () => ({ say: retentionCard(await retention.report(clock.now()), clock.now()), onlyToSender: true }),
      }),
    ],
    intents: privacyIntents,
    actions: [
      {
        verb: 'privacy.give',
        who: isColleague,
        async run(event) {
          inOwnChat(event);
          return offer('privacy.mine', { format: formatOf(event) });
        },
      },
      {
        verb: 'privacy.erase',
        who: isColleague,
        async run(event, { sender }) {
          inOwnChat(event);
          return { replace: eraseCard(await erasures.ask(sender.id, howOf(event), clock.now())) };
        },
      },
      {
        verb: 'privacy.keep',
        who: isColleague,
        async run(_event, ctx) {
          const { say } = await takeBack(ctx);
          return { ...(say && { replace: say }) };
        },
      },
      {
        verb: 'privacy.adminErase',
        who: isAdmin,
        async run(event, { sender }) {
          const { id } = await known(event);
          const { state, pseudonym } = await erasures.ask(id, howOf(event), clock.now(), sender);
          if (state !== 'waiting') throw new UserError('privacy.planRunning');
          return { replace: { text: 'privacy.planBegun', args: { pseudonym } } };
        },
      },
      {
        verb: 'privacy.adminExport',
        who: isAdmin,
        async run(event, { sender }) {
          const { id } = await known(event);
          const format = formatOf(event);
          const at = clock.now().toISOString();
          await audit.note({ at, byPersonId: sender.id, what: 'person.exported', whom: id, detail: format }, causeOf(event));
          return offer('privacy.theirs', { personId: id, format });
        },
      },
    ],
    jobs: [
      { name: 'privacy.erasing', when: { cron: '*/15 * * * *', zone: 'UTC' }, run: () => erasures.sweep() },
      { name: 'privacy.retaining', when: { cron: '41 3 * * *', zone: 'UTC' }, run: () => retention.sweep() },
    ],
    hears: {},
    files: [
      { name: 'privacy.mine', who: isColleague, build: (person, { format }) => fileOf(person, format, person) },
      {
        name: 'privacy.theirs',
        who: isAdmin,
        async build(person, { personId, format }) {
          const about = await people.get(typeof personId === 'string' ? personId : '');
          if (!about) return undefined;
          const at = clock.now().toISOString();
          const deed = { at, byPersonId: person.id, what: 'export.opened', whom: about.id, detail: format === 'json' ? 'json' : 'html' };
          await audit.note(deed, `${person.id}:${at}`);
          return fileOf(about, format, person);
        },
      },
    ],
  };
};
