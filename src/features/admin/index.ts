// Admin, for programme leads and admins: the reviewers' channel, roles, synonyms, and imports of
// people and FAQ from tables.
import { UserError } from '../../core/errors';
import type { Context, Feature, FeatureDeps, MakeFeature, Reply } from '../../core/feature';
import { causeOf, type WordsEvent } from '../../core/inbound';
import type { Delivery } from '../../core/message';
import { placeKey } from '../../core/outbox/record';
import { isAdmin, isLead } from '../../core/roles';
import { isStranger } from '../../core/people';
import type { Person } from '../../core/person';
import { mergedInto } from '../../domain/people/aliases';
import { createApprovals } from '../../domain/approvals';
import { createAudit, deedDone } from '../../domain/audit';
import { createChannels } from '../../domain/channels';
import { contributionsCollection } from '../../domain/contributions';
import { countVisible, entriesCollection } from '../../domain/entries';
import { cleanEmail, emailsIn } from '../../domain/email';
import { findPerson, suggestPerson } from '../../domain/people/find-person';
import { peopleCollection } from '../../domain/people/record';
import type { ProgressTiming } from '../../domain/progress-timing';
import { adminLists, adminOverviewCard, roleSaid } from './cards';
import { createPersonalData } from '../../domain/personal-data';
import { createAppointments } from './appointments';
import { noteInherited } from './inherited';
import { adminIntents } from './intents';
import { createImportActions, importPartsCollection, importsCollection } from './imports';
import { leaversJob } from './leavers';
import { waitingFilesCollection } from './table-files';
import { appointable, checkMay, parseRole, setRole } from './roles';
import { createRoleNotifications } from './role-notifications';
import { createMergeActions, createMerging, isAboutMerging } from './merging';
import { createStrangers } from './strangers';
import { createSynonymsWord } from './synonyms';
import de from './texts.de.json';
import en from './texts.en.json';

const ROLES_SHOWN = 30;
const HERE = /^(reviewers|review|prüfung)\s+(here|hier)\b/i;
const SYNONYMS = /^synonym(?:s|e)?\b\s*([\s\S]*)$/i;
const GUESTS = /^(guests?|gäste|gaeste)$/i;
/** The beginning of one of the bot's own orders. */
const OURS =
  /^(?:reviewers|review|prüfung|role|rolle|synonym(?:s|e)?|imports?|import(?:e|ieren)|guests?|gäste|gaeste)\b/iu;

export const makeAdmin: MakeFeature = (deps) => adminWith({}, deps);

/** Tests bring their own: how long leads wait for an import. */
export interface AdminParts {
  readonly timing?: ProgressTiming;
}

export const adminWith = (
  parts: AdminParts,
  {
    store,
    people,
    settings,
    clock,
    log,
    readersOf,
    collections,
    words: allowed,
    overview: addedByFeatures,
  }: FeatureDeps,
): Feature => {
  /** False if the agreement leaves the feature of a word, or its list, off. */
  const isAllowed = (name: string) => allowed().some(({ word }) => word === name);
  const channels = createChannels(store);
  const audit = createAudit(store);
  const everybody = store.collection(peopleCollection);
  const synonyms = createSynonymsWord(store, audit);
  const approvals = createApprovals(store, people);
  const told = createRoleNotifications(store, isAllowed);
  const appointments = createAppointments({
    store,
    people,
    approvals,
    audit,
    clock,
    settings,
    told,
  });
  const imports = createImportActions({
    store,
    clock,
    log,
    defaults: { zone: settings.defaultZone, locale: 'en' },
    adminsNeedTwo: settings.twoPersonApproval.includes('admins'),
    ...parts,
  });

  async function overview(reader: Person): Promise<Reply> {
    const [admins = [], leads = [], reviewers = [], council = []] = await Promise.all(
      (['admin', 'lead', 'reviewer', 'council'] as const).map((role) =>
        everybody.find({ roles: { $has: role }, active: true }, { limit: ROLES_SHOWN }),
      ),
    );
    const counts = {
      people: await everybody.count({ active: true }),
      entries: await countVisible(store.collection(entriesCollection), reader),
      waiting: await store.collection(contributionsCollection).count({ state: 'inReview' }),
      channels: (await channels.of('reviewers')).length,
    };
    const rounds = isAllowed('admin round');
    return {
      say: adminOverviewCard(
        { ...counts, rounds, noRounds: isAllowed('mentor') && !rounds },
        { admins, leads, reviewers, council },
        await addedByFeatures(),
      ),
      onlyToSender: true,
    };
  }

  /** Tells the people who can name another channel that the reviewers need one. */
  async function leadsTold(cause: string, text = 'admin.reviewersLost'): Promise<Delivery[]> {
    const found = await Promise.all(
      (['admin', 'lead'] as const).map((role) =>
        everybody.find({ roles: { $has: role }, active: true }, { limit: ROLES_SHOWN }),
      ),
    );
    const leads = new Set(found.flat().map(({ id }) => id));
    return [...leads].map((person) => ({
      key: `${cause}:${person}`,
      class: 'owed',
      to: { person },
      message: { text },
    }));
  }

  const strangers = createStrangers({
    store,
    people,
    audit,
    channels,
    clock,
    readersOf,
    leadsTold,
  });

  /** Names of people who are not colleagues. Only admins see them. */
  async function guestsFor({ sender }: Context): Promise<Reply> {
    if (!isAdmin(sender)) throw new UserError('admin.guestsForAdmins');
    return strangers.list();
  }

  async function reviewersHere(
    event: WordsEvent,
    { sender, clock, readers }: Context,
  ): Promise<Reply> {
    if (event.place.kind === 'personal') throw new UserError('admin.hereInChannel');
    if ((await readers()) === 'mixed') throw new UserError('admin.hereMixed');
    await channels.appoint('reviewers', event.place);
    await audit.note(
      {
        at: clock.now().toISOString(),
        byPersonId: sender.id,
        what: 'reviewers.channel',
        whom: placeKey(event.place),
      },
      causeOf(event),
    );
    return { say: { text: 'admin.reviewersHere' } };
  }

  /** The person that a mention, an e-mail address or a full name means. */
  async function named(event: WordsEvent, whom: string): Promise<Person> {
    const met = await findPerson(event, whom, store, people);
    if (!isStranger(met)) return met;
    if (emailsIn(whom).filter((one) => one !== undefined).length > 1)
      throw new UserError('admin.oneAtATime');
    if (met === 'outsider') throw new UserError('admin.noColleague', { whom });
    const email = cleanEmail(whom);
    const near = email === undefined ? await suggestPerson(whom, store) : undefined;
    if (near)
      throw new UserError('admin.didYouMean', {
        whom,
        name: near.name,
        email: near.email ?? near.name,
      });
    throw email === undefined
      ? new UserError('admin.whoIsThat', { whom })
      : new UserError('admin.nobodyHas', { email });
  }

  const merges = createMergeActions({
    store,
    merging: createMerging(store, clock, audit),
    audit,
    personal: createPersonalData(store, collections),
    approvals,
    everybody: people,
    clock,
    settings,
    named,
  });

  async function role(event: WordsEvent, { sender, clock }: Context): Promise<Reply> {
    const wish = parseRole(event.words);
    if (!wish) throw new UserError('admin.roleHow');
    checkMay(sender, wish.role);
    const met = await named(event, wish.whom);
    const about = wish.remove ? met : await appointable(store, people, met);
    const asked = await appointments.askSecond(wish, about, sender, causeOf(event));
    if (asked) return asked;
    const what = wish.remove ? 'role.removed' : 'role.granted';
    const deed = {
      at: clock.now().toISOString(),
      byPersonId: sender.id,
      what,
      whom: about.id,
      detail: wish.role,
    };
    const news = {
      role: wish.role,
      remove: wish.remove,
      byPersonId: sender.id,
      cause: causeOf(event),
    };
    const { person, changed } = await setRole(store, about, wish.role, wish.remove, {
      events: [deedDone(causeOf(event), deed)],
      deliveries: await told(about, news),
    });
    const [set, asBefore] = wish.remove
      ? ['admin.roleRemoved', 'admin.roleWasNot']
      : ['admin.roleGranted', 'admin.roleAlready'];
    const merged = await mergedInto(everybody, person);
    return {
      say: roleSaid(changed ? set : asBefore, { name: person.name, role: wish.role }, merged),
      onlyToSender: true,
    };
  }

  return {
    name: 'admin',
    about: 'admin.about',
    duty: true,
    texts: { en, de },
    collections: [importsCollection, importPartsCollection, waitingFilesCollection],
    namedLists: adminLists,
    words: [
      {
        word: 'admin',
        order: 120,
        inMenu: true,
        aliases: ['verwaltung'],
        help: 'admin.help',
        hint: 'admin.hint',
        hintFor: (person) => (isAdmin(person) ? 'admin.hintAdmins' : 'admin.hint'),
        who: isLead,
        // `admin rights for my laptop` is a question.
        takes: (rest) =>
          !/\s/.test(rest)
            ? !/^(?:rights|password|passwort|rechte|account|konto)/i.test(rest)
            : OURS.test(rest) || isAboutMerging(rest),
        opensForm: imports.opensForm,
        files: imports.files,
        async run(event, ctx) {
          const { words } = event;
          const imported = imports.run(event, ctx);
          if (imported) return imported;
          if (HERE.test(words)) return reviewersHere(event, ctx);
          if (/^(role|rolle)\b/i.test(words)) return role(event, ctx);
          if (GUESTS.test(words)) return guestsFor(ctx);
          const merged = merges.run(event, ctx);
          if (merged) return merged;
          const synonymWords = SYNONYMS.exec(words)?.[1];
          if (synonymWords !== undefined) return synonyms.run(synonymWords, event, ctx);
          if (words !== '')
            throw new UserError('admin.how', {
              admin: isAdmin(ctx.sender),
              rounds: isAllowed('admin round'),
              roles: isAllowed('admin roles'),
            });
          return overview(ctx.sender);
        },
      },
    ],
    intents: adminIntents,
    actions: [
      ...synonyms.actions,
      ...merges.actions,
      ...imports.actions,
      { verb: 'admin.overview', who: isAdmin, run: (_event, { sender }) => overview(sender) },
    ],
    jobs: [...strangers.jobs, ...imports.jobs, leaversJob(store)],
    subscriptions: {
      async 'place.changed'({ what, place }, key) {
        if (what === 'joined') return strangers.watch(place, key, log);
        if (what !== 'removed' || !(await channels.dismiss(place))) return;
        const now = clock.now().toISOString();
        await audit.note(
          { at: now, byPersonId: 'nobody', what: 'reviewers.channelLost', whom: placeKey(place) },
          key,
          {
            deliveries: await leadsTold(key),
          },
        );
      },
      async 'approval.decided'({ approvalId }, key) {
        await appointments.confirmed(approvalId, key);
        await merges.confirmed(approvalId);
      },
      'role.reviewed': (data, key) => appointments.reviewed(data, key),
      'role.inherited': (data, key) => noteInherited({ store, people, audit, told }, data, key),
      'account.barred': ({ personId }, key) => strangers.barred(personId, key),
    },
  };
};
