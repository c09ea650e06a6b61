// Gives and takes the admin role. If the settings ask for two people, a second admin confirms it
// first.
import type { Clock } from '../../core/clock';
import { UserError } from '../../core/errors';
import type { FeatureSettings, Reply } from '../../core/feature';
import type { Message } from '../../core/message';
import type { People } from '../../core/people';
import type { Person } from '../../core/person';
import type { Store } from '../../core/store';
import { mergedInto } from '../../domain/people/aliases';
import type { Approval, Approvals } from '../../domain/approvals';
import type { Audit } from '../../domain/audit';
import type { FeatureEvents } from '../../domain/events';
import { peopleCollection } from '../../domain/people/record';
import { roleSaid } from './cards';
import { appointable, setRole, type RoleWish } from './roles';
import type { RoleNotifications } from './role-notifications';

export interface AppointmentsDeps {
  readonly store: Store;
  readonly people: People;
  readonly approvals: Approvals;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly settings: FeatureSettings;
  readonly told: RoleNotifications;
}

export interface Appointments {
  /** Asks a second admin if one is needed. Undefined: one admin is enough. */
  askSecond(
    wish: RoleWish,
    about: Person,
    asker: Person,
    cause: string,
  ): Promise<Reply | undefined>;
  /** Gives or takes the role that was confirmed. */
  confirmed(approvalId: string, key: string): Promise<void>;
  /** Takes away a role that an admin did not confirm when roles were gone through. */
  reviewed(data: Readonly<FeatureEvents['role.reviewed']>, key: string): Promise<void>;
}

export function createAppointments({
  store,
  people,
  approvals,
  audit,
  clock,
  settings,
  told,
}: AppointmentsDeps): Appointments {
  /** If the settings name the person as an admin, the operator is the second person. */
  const isNamed = ({ email }: Person) => email !== undefined && settings.admins.includes(email);

  function needsTwo({ role, remove }: RoleWish, about: Person): boolean {
    if (role !== 'admin' || !settings.twoPersonApproval.includes('admins')) return false;
    return about.roles.includes('admin') === remove && (remove || !isNamed(about));
  }

  const said = async (text: string, about: Person) =>
    roleSaid(
      text,
      { name: about.name, role: 'admin' },
      await mergedInto(store.collection(peopleCollection), about),
    );

  /** The message about it, if the role can still be given or taken. */
  async function change(
    about: Person,
    { what, byPersonId, id }: Approval,
    key: string,
  ): Promise<Message> {
    const remove = what === 'remove';
    try {
      const deliveries = await told(about, { role: 'admin', remove, byPersonId, cause: id });
      await setRole(
        store,
        remove ? about : await appointable(store, people, about),
        'admin',
        remove,
        { deliveries },
      );
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { text: error.key, args: error.args };
    }
    await audit.note(
      {
        at: clock.now().toISOString(),
        byPersonId,
        what: remove ? 'role.removed' : 'role.granted',
        whom: about.id,
        detail: `admin:${id}`,
      },
      key,
    );
    return said(remove ? 'admin.roleRemoved' : 'admin.roleGranted', about);
  }

  return {
    async askSecond(wish, about, asker, cause) {
      if (!needsTwo(wish, about)) return undefined;
      const what = wish.remove ? 'remove' : 'grant';
      const asked = await approvals.ask(
        { deed: 'admins', what, personId: about.id },
        asker,
        cause,
        clock.now(),
      );
      if (asked.kind === 'alone') throw new UserError('admin.needsSecond', { appoint: false });
      const text = asked.kind === 'known' ? 'admin.askedBefore' : 'admin.askedSecond';
      return { say: await said(text, about), onlyToSender: true };
    },
    async reviewed({ personId, role, what, byPersonId, at }, key) {
      const about = what === 'taken' ? await people.get(personId) : undefined;
      if (!about) return;
      try {
        await setRole(store, about, role, true, {
          deliveries: await told(about, { role, remove: true, byPersonId, cause: key }),
        });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        const refused = {
          key: `${key}:told`,
          class: 'answer',
          to: { person: byPersonId },
          message: { text: error.key, args: error.args },
        } as const;
        return audit.note(
          { at, byPersonId, what: 'role.notRemoved', whom: personId, detail: role },
          key,
          { deliveries: [refused] },
        );
      }
      await audit.note({ at, byPersonId, what: 'role.removed', whom: personId, detail: role }, key);
    },
    async confirmed(approvalId, key) {
      const approval = await approvals.get(approvalId);
      if (
        approval?.deed !== 'admins' ||
        approval.state !== 'confirmed' ||
        approval.doneAt !== undefined
      )
        return;
      const about = await people.get(approval.personId);
      if (!about) return;
      const message = await change(about, approval, key);
      const to = { person: approval.byPersonId };
      await approvals.done(approval.id, clock.now(), [
        { key: `${approval.id}:done`, class: 'answer', to, message },
      ]);
    },
  };
}
