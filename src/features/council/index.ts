// Council: shows the works council, data protection and admins the settings, the roles, who opened
// what, how long data is kept, and the audit. They can change nothing here. The audit notes each
// time somebody opens it or the list of who opened what.
import type { Action, Context, MakeFeature, Reply } from '../../core/feature';
import { type ActionEvent, causeOf, dataOf, type WordsEvent } from '../../core/inbound';
import type { CardMessage } from '../../core/message';
import { isAdmin, isCouncil } from '../../core/roles';
import type { Person, Role } from '../../core/person';
import type { CollectionSpec } from '../../core/store';
import { assertOwnChat } from '../../domain/own-chat';
import { createAudit } from '../../domain/audit';
import { auditCollection, type DeedKind } from '../../domain/audit/chain';
import { createTrail, type TrailPlace } from '../../domain/audit/trail';
import { verifyAudit } from '../../domain/audit/verify';
import { peopleCollection } from '../../domain/people/record';
import {
  auditCard,
  councilOverviewCard,
  reportsCard,
  councilRetentionCard,
  councilRolesCard,
  settingsCard,
  verifiedCard,
} from './cards';
import { councilIntents } from './intents';
import { isSection, type Section, sectionIn } from './sections';
import de from './texts.de.json';
import en from './texts.en.json';

const PAGE = 8;
const ROLES_LIST = 'council.roles';
const OPENINGS_SHOWN = 15;
const ROLES: readonly Role[] = ['admin', 'lead', 'reviewer', 'council'];
const KINDS: readonly DeedKind[] = ['decision', 'role', 'data', 'opening', 'setting'];

const mayRead = (person: Person) => isCouncil(person) || isAdmin(person);

export const makeCouncil: MakeFeature = ({ store, settings, collections, agreed }) => {
  const audit = createAudit(store);
  const trail = createTrail(store);
  const people = store.collection(peopleCollection);

  const opened = (
    what: 'audit.opened' | 'reports.opened',
    event: WordsEvent | ActionEvent,
    { sender, clock }: Context,
    detail?: string,
  ) =>
    audit.note(
      {
        at: clock.now().toISOString(),
        byPersonId: sender.id,
        what,
        whom: what === 'audit.opened' ? 'audit' : 'reports',
        ...(detail !== undefined && { detail }),
      },
      causeOf(event),
    );

  async function roles(): Promise<CardMessage> {
    const holders = ROLES.map(async (role) => {
      const found = await people.find(
        { roles: { $has: role }, active: true },
        { sort: { by: 'name' } },
      );
      return { role, names: found.map(({ name }) => name) };
    });
    return councilRolesCard(await Promise.all(holders));
  }

  async function overview(): Promise<CardMessage> {
    const [entries, readers] = await Promise.all([
      store.collection(auditCollection).count({}),
      people.count({ roles: { $has: 'council' }, active: true }),
    ]);
    return councilOverviewCard(
      entries,
      readers,
      agreed().namedLists.some(({ id, on }) => id === ROLES_LIST && on),
    );
  }

  async function auditPage(
    event: WordsEvent | ActionEvent,
    ctx: Context,
    kind?: DeedKind,
    from?: TrailPlace,
  ): Promise<CardMessage> {
    await opened('audit.opened', event, ctx, kind);
    return auditCard(await trail.page(PAGE, from, kind), kind, from === undefined);
  }

  async function section(
    which: Section,
    event: WordsEvent | ActionEvent,
    ctx: Context,
  ): Promise<CardMessage> {
    switch (which) {
      case 'overview':
        return overview();
      case 'settings':
        return settingsCard(settings.inUse, settings.twoPersonApproval);
      case 'roles':
        return roles();
      case 'reports':
        await opened('reports.opened', event, ctx);
        return reportsCard(await trail.page(OPENINGS_SHOWN, undefined, 'opening'));
      case 'retention':
        return councilRetentionCard(collections() as unknown as readonly CollectionSpec[]);
      case 'audit':
        return auditPage(event, ctx);
    }
  }

  const pressed = (
    verb: string,
    show: (event: ActionEvent, ctx: Context) => Promise<CardMessage>,
  ): Action => ({
    verb,
    who: mayRead,
    async run(event, ctx): Promise<Reply> {
      assertOwnChat(event, 'council.ownChat');
      return { replace: await show(event, ctx) };
    },
  });

  return {
    name: 'council',
    about: 'council.about',
    duty: true,
    namedLists: [
      { id: ROLES_LIST, purpose: 'council.rolesList', cards: { 'council/roles': 'whole' } },
    ],
    texts: { en, de },
    collections: [],
    words: [
      {
        word: 'council',
        order: 190,
        aliases: ['betriebsrat', 'mitbestimmung', 'personalrat'],
        names: { de: 'betriebsrat' },
        help: 'council.help',
        hint: 'council.hint',
        who: mayRead,
        takes: (rest) => sectionIn(rest) !== undefined,
        opensForm: () => false,
        async run(event, ctx) {
          assertOwnChat(event, 'council.ownChat');
          return {
            say: await section(sectionIn(event.words) ?? 'overview', event, ctx),
            onlyToSender: true,
          };
        },
      },
    ],
    intents: councilIntents,
    actions: [
      pressed('council.show', (event, ctx) => {
        const which = dataOf(event, 'section');
        return section(isSection(which) ? which : 'overview', event, ctx);
      }),
      pressed('council.page', (event, ctx) => auditPage(event, ctx, kindIn(event), placeIn(event))),
      pressed('council.verify', async (_event, { clock }) =>
        verifiedCard(await verifyAudit(store, clock.now())),
      ),
    ],
    jobs: [
      {
        name: 'council.head',
        when: { cron: '7 2 * * *', zone: 'UTC' },
        async run({ log }) {
          const head = await audit.head();
          if (head)
            log.info('the head of the audit: keep this line elsewhere', {
              seq: head.seq,
              hash: head.hash,
            });
        },
      },
    ],
    subscriptions: { 'deed.done': (deed, key) => audit.note(deed, key) },
  };
};

function kindIn(event: ActionEvent): DeedKind | undefined {
  return KINDS.find((kind) => kind === dataOf(event, 'kind'));
}

/**
 * Where a page begins. If absent, it begins at the newest entry. A forged card shows no other page.
 */
function placeIn(event: ActionEvent): TrailPlace | undefined {
  if (dataOf(event, 'isEarlier') === 'true') return { earlier: dataOf(event, 'earlier') };
  const before = dataOf(event, 'before');
  return /^\d{1,12}$/.test(before) ? { before: Number(before) } : undefined;
}
