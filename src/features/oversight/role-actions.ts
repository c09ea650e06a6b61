// `admin roles`: an admin goes through everybody who holds a role, one at a time. Another admin can
// go on where the first stopped.
import type { Clock } from '../../core/clock';
import { UserError } from '../../core/errors';
import type { Action, Context, FeatureSettings, Job, Reply, Word } from '../../core/feature';
import { type ActionEvent, causeOf, dataOf } from '../../core/inbound';
import { isAdmin } from '../../core/roles';
import type { People } from '../../core/people';
import type { Person } from '../../core/person';
import { ERASED_NAME } from '../../core/personal';
import type { Approval, Approvals } from '../../domain/approvals';
import type { Audit } from '../../domain/audit';
import type { FeatureEvents } from '../../domain/events';
import { assertOwnChat } from '../../domain/own-chat';
import { roleCard, rolesCard } from './role-cards';
import type { Announce, RoleReviews } from './role-reviews';
import {
  type Held,
  inOrder,
  isItem,
  isOver,
  isOwnRole,
  type ItemId,
  type RoleItem,
  type RoleReview,
} from './role-review';

const REMINDER_FOR_MS = 6 * 86_400_000;

export interface RoleActionsDeps {
  readonly reviews: RoleReviews;
  /** When a role was given, if known. */
  readonly since: (item: RoleItem) => Promise<string | undefined>;
  readonly approvals: Approvals;
  readonly audit: Audit;
  readonly people: Pick<People, 'get'>;
  readonly clock: Clock;
  readonly settings: Pick<FeatureSettings, 'twoPersonApproval'>;
}

export interface RoleActions {
  readonly word: Word;
  readonly actions: readonly Action[];
  readonly job: Job;
  /** What a second admin decided about a role. */
  decided(approvalId: string): Promise<void>;
  /** Notes the roles that are kept. features/admin takes roles away. */
  reviewed(data: Readonly<FeatureEvents['role.reviewed']>, key: string): Promise<void>;
}

export function createRoleActions({
  reviews,
  since,
  approvals,
  audit,
  people,
  clock,
  settings,
}: RoleActionsDeps): RoleActions {
  const isOwn = async (item: ItemId, reader: Person) =>
    isOwnRole(item, reader, await reviews.admins());

  /**
   * The next role that the reader may decide, after the one that they saw. Roles that they put off
   * come last.
   */
  async function next(review: RoleReview, reader: Person, after?: ItemId): Promise<Reply> {
    if (isOver(review)) return { replace: { text: 'oversight.rolesOver' } };
    const progress = await reviews.progress(review);
    const mine: Held[] = [];
    for (const held of progress.pending) if (!(await isOwn(held.item, reader))) mine.push(held);
    const holder = after && (await people.get(after.personId));
    const place = after && holder && { person: holder, item: after };
    const shown = (place && mine.find((held) => inOrder(place, held) < 0)) ?? mine[0];
    if (shown) return { replace: roleCard(progress, shown, await since(shown.item)) };
    const { done, total, pending, asked } = progress;
    return {
      replace: {
        text: 'oversight.rolesDone',
        args: { done, total, own: pending.length > 0, waiting: asked.length },
      },
    };
  }

  /**
   * Asks for confirmation before a role is taken away. A second press on the same place only puts
   * it off.
   */
  async function takeAsked(event: ActionEvent, { sender }: Context): Promise<Reply> {
    const review = await opened(event);
    const item = chosen(event);
    if (await isOwn(item, sender)) throw new UserError('oversight.ownRole');
    const progress = await reviews.progress(review);
    const held = progress.pending.find((one) => isItem(one.item, item));
    // Somebody decided it in the meantime. The card says who.
    if (review.items.some((one) => isItem(one, item) && one.what !== undefined))
      return decided(event, { sender }, 'taken');
    if (!held) return next(review, sender, item);
    await checkNotLast(item);
    return { replace: roleCard(progress, held, await since(held.item), 'taking') };
  }

  async function opened(event: ActionEvent): Promise<RoleReview> {
    assertOwnChat(event, 'oversight.ownChat');
    const review = await reviews.get(dataOf(event, 'review'));
    if (!review) throw new UserError('core.outdated');
    if (isOver(review)) return review;
    const held = review.open
      ? (await reviews.progress(review)).pending.map(({ item }) => item)
      : [];
    if (![...review.items, ...held].some((item) => isItem(item, chosen(event))))
      throw new UserError('core.outdated');
    return review;
  }

  const chosen = (event: ActionEvent) => ({
    personId: dataOf(event, 'personId'),
    role: dataOf(event, 'role') as RoleItem['role'],
  });

  async function checkNotLast({ role }: ItemId): Promise<void> {
    if (role === 'admin' && (await reviews.admins()).length <= 1)
      throw new UserError('oversight.lastAdmin');
  }

  /** If the admin role needs two people, the second admin is asked. */
  async function askSecond(
    item: ItemId,
    sender: Person,
    cause: string,
  ): Promise<Approval | undefined> {
    await checkNotLast(item);
    if (item.role !== 'admin' || !settings.twoPersonApproval.includes('admins')) return undefined;
    const wish = { deed: 'admins', what: 'remove', personId: item.personId } as const;
    const asked = await approvals.ask(wish, sender, cause, clock.now());
    if (asked.kind === 'alone') throw new UserError('oversight.lastAdmin');
    return asked.approval;
  }

  async function decided(
    event: ActionEvent,
    { sender }: Pick<Context, 'sender'>,
    wish: 'kept' | 'taken',
  ): Promise<Reply> {
    const review = await opened(event);
    const item = chosen(event);
    if (isOver(review)) return next(review, sender);
    if (await isOwn(item, sender)) throw new UserError('oversight.ownRole');
    const before = review.items.find((one) => isItem(one, item));
    const asked =
      wish === 'taken' && before?.what === undefined
        ? await askSecond(item, sender, causeOf(event))
        : undefined;
    const what = asked ? 'asked' : wish;
    const at = clock.now().toISOString();
    const fresh = await reviews.decide(review.id, { ...item, what, byPersonId: sender.id, at });
    const after = (await reviews.get(review.id)) ?? review;
    const shown = await next(after, sender, item);
    const first = after.items.find((one) => isItem(one, item));
    // Somebody kept the role, or the list ended, in this moment: nobody is to decide of it any
    // more.
    if (asked && first?.what !== 'asked')
      await approvals.withdraw({ id: asked.id, by: sender, now: clock.now() });
    if (fresh || first?.byPersonId === undefined || first.byPersonId === sender.id) return shown;
    const by = (await people.get(first.byPersonId))?.name ?? ERASED_NAME;
    return {
      ...shown,
      say: { text: 'oversight.roleLate', args: { by, what: first.what, at: first.at } },
      onlyToSender: true,
    };
  }

  const announce: Announce = ({ review, pending, asked }, admin, week) => {
    const key =
      week === undefined ? `${review.id}:due:${admin.id}` : `${review.id}:late:${week}:${admin.id}`;
    return {
      key,
      class: 'owed',
      to: { person: admin.id },
      message: rolesCard([...pending, ...asked], week === undefined ? 'due' : 'late', review.dueAt),
      ...(week !== undefined && {
        usefulUntil: new Date(clock.now().getTime() + REMINDER_FOR_MS).toISOString(),
      }),
    };
  };

  return {
    word: {
      word: 'admin roles',
      order: 140,
      aliases: ['admin rollen', 'verwaltung rollen'],
      names: { de: 'admin rollen' },
      help: 'oversight.rolesHelp',
      who: isAdmin,
      opensForm: () => false,
      async run(event) {
        assertOwnChat(event, 'oversight.ownChat');
        const review = await reviews.current();
        const progress = review && (await reviews.progress(review));
        const held = progress ? [...progress.pending, ...progress.asked] : await reviews.holders();
        return {
          say: rolesCard(held, review ? 'due' : 'any', review?.dueAt ?? clock.now().toISOString()),
          onlyToSender: true,
        };
      },
    },
    actions: [
      {
        verb: 'oversight.roles',
        who: isAdmin,
        async run(event, { sender }) {
          assertOwnChat(event, 'oversight.ownChat');
          const review = await reviews.open(causeOf(event), clock.now());
          if (!review) throw new UserError('core.outdated');
          return next(review, sender);
        },
      },
      {
        verb: 'oversight.keepRole',
        who: isAdmin,
        run: (event, ctx) => decided(event, ctx, 'kept'),
      },
      {
        verb: 'oversight.takeRole',
        who: isAdmin,
        run: (event, ctx) =>
          dataOf(event, 'sure') === 'yes' ? decided(event, ctx, 'taken') : takeAsked(event, ctx),
      },
      {
        verb: 'oversight.laterRole',
        who: isAdmin,
        run: async (event, { sender }) => next(await opened(event), sender, chosen(event)),
      },
    ],
    job: {
      name: 'oversight.roles',
      when: { cron: '17 6 * * *', zone: 'UTC' },
      run: ({ clock: now }) => reviews.sweep(now, announce),
    },
    async decided(approvalId) {
      const approval = await approvals.get(approvalId);
      if (approval?.deed !== 'admins' || approval.what !== 'remove') return;
      await reviews.answered(approval.personId, approval.state === 'confirmed');
    },
    async reviewed({ personId, role, what, byPersonId, at }, key) {
      if (what === 'kept')
        await audit.note(
          { at, byPersonId, what: 'role.confirmed', whom: personId, detail: role },
          key,
        );
    },
  };
}
