// Fills a store with the demo company, as if it had used Passalong for a while.
import { type Account, accountKey } from '../core/account';
import type { Store } from '../core/store';
import { createChannels } from '../domain/channels';
import { entriesCollection } from '../domain/entries';
import {
  accountsCollection,
  newPerson,
  OFFICE_HOURS,
  peopleCollection,
  personIdOf,
} from '../domain/people/record';
import { offerId, offersCollection, wishesCollection, wishId } from '../features/mentoring/seekers';
import { demoEntries } from './entries';
import { demoOffers, demoWishes } from './mentoring';
import { demoEmail, demoPeople } from './people';
import { REVIEWERS_ROOM } from './users';

const DAY_MS = 86_400_000;

/**
 * Loads people that the bot can reach, entries, offers, wishes and the reviewers' channel. `home`:
 * of the people's accounts.
 */
export async function loadDemo(
  store: Store,
  now: Date,
  home: Pick<Account, 'platform' | 'tenant'>,
): Promise<void> {
  const at = now.toISOString();
  const people = store.collection(peopleCollection);
  const accounts = store.collection(accountsCollection);
  for (const person of demoPeople) {
    const email = demoEmail(person.key);
    const known = {
      id: personIdOf(email),
      name: person.name,
      email,
      department: person.department,
      ...(person.manager !== undefined && { managerEmail: demoEmail(person.manager) }),
      location: person.location,
      zone: person.zone,
      locale: person.locale,
      languages: person.languages,
      startDate: person.start,
      roles: person.roles,
      workingHours:
        person.department === 'Production'
          ? { ...OFFICE_HOURS, from: 6 * 60, to: 14 * 60 }
          : OFFICE_HOURS,
    };
    const account: Account = { ...home, user: person.key };
    const unmet = newPerson(known, { zone: person.zone, locale: person.locale });
    await people.insert({ ...unmet, accounts: [account], accountKeys: [accountKey(account)] });
    await accounts.insert({
      id: accountKey(account),
      personId: known.id,
      account,
      lookedUpAt: at,
      reachable: true,
    });
  }
  const entries = store.collection(entriesCollection);
  await Promise.all(
    demoEntries.map(({ owner, daysAgo, ...entry }, index) => {
      const updatedAt = new Date(now.getTime() - daysAgo * DAY_MS).toISOString();
      return entries.insert({
        ...entry,
        id: `demo-entry-${String(index + 1).padStart(2, '0')}`,
        kind: 'faq',
        ownerId: personIdOf(demoEmail(owner)),
        published: true,
        publishedAt: updatedAt,
        updatedAt,
        helped: 0,
        notHelped: 0,
      });
    }),
  );
  for (const { key, ...offer } of demoOffers) {
    const personId = personIdOf(demoEmail(key));
    await store
      .collection(offersCollection)
      .insert({ id: offerId(personId), personId, ...offer, open: true, at });
  }
  for (const { key, ...wish } of demoWishes) {
    const personId = personIdOf(demoEmail(key));
    await store
      .collection(wishesCollection)
      .insert({ id: wishId(personId), personId, ...wish, open: true, at });
  }
  await createChannels(store).appoint('reviewers', {
    ...home,
    id: REVIEWERS_ROOM,
    kind: 'channel',
  });
}
