// Privacy: gives people everything stored about them as a file, erases a person after a week to
// think or for an admin, and deletes expired records.
import { createTextsFor, joinCatalogues } from '../../cards/texts';
import { UserError } from '../../core/errors';
import type { Context, MakeFeature, Reply, Word } from '../../core/feature';
import type { FileOffer } from '../../core/files';
import { type ActionEvent, dataOf, type WordsEvent } from '../../core/inbound';
import { isAdmin, isColleague } from '../../core/roles';
import type { Person } from '../../core/person';
import type { Erasure as How } from '../../core/personal';
import { createAudit } from '../../domain/audit';
import { createPersonalData } from '../../domain/personal-data';
import { eraseCard, fileCard, myDataCard, retentionCard } from './cards';
import { createErasures } from './erasures';
import { exportFile, type Format } from './export';
import { createForAdmins } from './for-admins';
import { forgetAskers } from '../../domain/learned';
import { ratingsCollection } from '../../domain/ratings';
import { createRetention, retentionCollection } from './retention';
import { privacyIntents } from './intents';
import { assertOwnChat } from '../../domain/own-chat';
import de from './texts.de.json';
import en from './texts.en.json';

const formatOf = (event: ActionEvent): Format =>
  dataOf(event, 'format') === 'json' ? 'json' : 'html';

/** Whether the message is only the word. Anything more is a sentence. */
const isAll = (rest: string) => /^[\s.!?]*$/.test(rest);

export const makePrivacy: MakeFeature = ({
  store,
  people,
  clock,
  log,
  settings,
  collections,
  texts,
  scrub,
}) => {
  const personal = createPersonalData(store, collections);
  const audit = createAudit(store);
  const erasures = createErasures({
    store,
    personal,
    audit,
    clock,
    log,
    admins: settings.admins,
    scrub,
  });
  const retention = createRetention(store, collections, { clock, log, audit });

  /**
   * The bot keeps who asked a learned question as long as who rated it. The rule is here, because
   * an agreement that switches `ask` off ends its jobs but not its terms.
   */
  async function retain(): Promise<void> {
    await retention.sweep();
    const ratings = collections().find(({ name }) => name === ratingsCollection.name)?.kept.keep;
    if (ratings && 'days' in ratings) await forgetAskers(store, ratings.days, { clock, log });
  }

  /** The choice on a card counts only if the company lets people choose. */
  function howOf(event: ActionEvent): How {
    if (settings.eraseTexts !== 'choice')
      return settings.eraseTexts === 'keep' ? 'anonymous' : 'gone';
    return dataOf(event, 'how') === 'gone' ? 'gone' : 'anonymous';
  }

  const partsOf = async (person: Person) => personal.show(await personal.whoIs(person, ''));

  async function fileOf(about: Person, format: unknown, reader: Person) {
    const exported = {
      org: settings.orgName,
      name: about.name,
      at: clock.now(),
      parts: await partsOf(about),
    };
    return exportFile(
      exported,
      format === 'json' ? 'json' : 'html',
      createTextsFor(joinCatalogues(texts()))(reader),
    );
  }

  /**
   * One line for each id, so that reading the data of a merged person is noted under that person,
   * too.
   */
  async function noteOpened(
    ids: readonly string[],
    format: unknown,
    reader: Person,
  ): Promise<void> {
    const at = clock.now().toISOString();
    const detail = format === 'json' ? 'json' : 'html';
    for (const whom of ids)
      await audit.note(
        { at, byPersonId: reader.id, what: 'export.opened', whom, detail },
        `${reader.id}:${at}`,
      );
  }

  async function mine(person: Person, format: unknown) {
    const others = (await people.idsOf(person)).filter((id) => id !== person.id);
    await noteOpened(others, format, person);
    return fileOf(person, format, person);
  }

  const offer = (maker: string, args: FileOffer['args']): Reply => ({
    file: { maker, args, sent: { text: 'privacy.fileSent' }, linked: fileCard },
  });

  const forAdmins = createForAdmins({
    store,
    people,
    clock,
    settings,
    personal,
    audit,
    erasures,
    partsOf,
    fileOf,
    noteOpened,
    offer,
    howOf,
  });

  async function takeBack({ sender }: Context): Promise<Reply> {
    const taken = await erasures.takeBack(sender);
    if (taken === undefined) throw new UserError('privacy.nothingWaits');
    if (!taken) throw new UserError('privacy.tooLate');
    return { say: { text: 'privacy.kept' }, onlyToSender: true };
  }

  /** For a question, the bot shows the card with the button and changes nothing. */
  async function askToKeep(event: WordsEvent, { sender }: Context): Promise<Reply> {
    assertOwnChat(event, 'privacy.ownChat');
    const erasure = await erasures.of(sender);
    if (!erasure) throw new UserError('privacy.nothingWaits');
    if (erasure.state !== 'waiting') throw new UserError('privacy.tooLate');
    return { say: eraseCard(settings.eraseTexts, erasure), onlyToSender: true };
  }

  const word = (
    names: readonly [string, ...string[]],
    rest: Pick<Word, 'help' | 'order' | 'run'> & Partial<Word>,
  ): Word => ({
    word: names[0],
    aliases: names.slice(1),
    ...(names[1] !== undefined && { names: { de: names[1] } }),
    who: isColleague,
    opensForm: () => false,
    ...rest,
  });

  return {
    name: 'privacy',
    about: 'privacy.about',
    duty: true,
    texts: { en, de },
    collections: [retentionCollection],
    words: [
      word(['my data', 'meine daten'], {
        order: 70,
        inMenu: true,
        takes: isAll,
        help: 'privacy.myDataHelp',
        async run(event) {
          assertOwnChat(event, 'privacy.ownChat');
          return { say: myDataCard(), onlyToSender: true };
        },
      }),
      word(['erase me', 'lösche mich', 'loesche mich'], {
        order: 80,
        takes: isAll,
        help: 'privacy.eraseHelp',
        async run(event, { sender }) {
          assertOwnChat(event, 'privacy.ownChat');
          return {
            say: eraseCard(settings.eraseTexts, await erasures.of(sender)),
            onlyToSender: true,
          };
        },
      }),
      word(['keep me', 'behalte mich'], {
        order: 90,
        takes: isAll,
        help: 'privacy.keepHelp',
        run: (event, ctx) => (event.words.includes('?') ? askToKeep(event, ctx) : takeBack(ctx)),
      }),
      word(['admin erase', 'admin löschen', 'admin loeschen'], {
        order: 170,
        help: 'privacy.adminEraseHelp',
        hint: 'privacy.nameHint',
        who: isAdmin,
        ...forAdmins.erase,
      }),
      word(['admin export'], {
        order: 160,
        help: 'privacy.adminExportHelp',
        hint: 'privacy.nameHint',
        who: isAdmin,
        ...forAdmins.export,
      }),
      word(['admin retention', 'admin fristen'], {
        order: 180,
        help: 'privacy.retentionHelp',
        who: isAdmin,
        async run(event) {
          assertOwnChat(event, 'privacy.ownChat');
          return {
            say: retentionCard(await retention.report(clock.now()), clock.now()),
            onlyToSender: true,
          };
        },
      }),
    ],
    intents: privacyIntents,
    actions: [
      {
        verb: 'privacy.give',
        who: isColleague,
        async run(event) {
          assertOwnChat(event, 'privacy.ownChat');
          return offer('privacy.mine', { format: formatOf(event) });
        },
      },
      {
        verb: 'privacy.erase',
        who: isColleague,
        async run(event, { sender }) {
          assertOwnChat(event, 'privacy.ownChat');
          return {
            replace: eraseCard(
              settings.eraseTexts,
              await erasures.ask(sender.id, howOf(event), clock.now()),
            ),
          };
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
      ...forAdmins.actions,
    ],
    jobs: [
      {
        name: 'privacy.erasing',
        when: { cron: '*/15 * * * *', zone: 'UTC' },
        run: () => erasures.sweep(),
      },
      { name: 'privacy.retaining', when: { cron: '41 3 * * *', zone: 'UTC' }, run: retain },
    ],
    subscriptions: forAdmins.subscriptions,
    files: [
      {
        name: 'privacy.mine',
        who: isColleague,
        build: (person, { format }) => mine(person, format),
      },
      ...forAdmins.files,
    ],
  };
};
