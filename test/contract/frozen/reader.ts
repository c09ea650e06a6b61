// Somebody with a fixed id, to whom frozen deliveries go.
import { type Account, accountKey, type PlatformName } from '../../../src/core/account';
import type { Place } from '../../../src/core/message';
import type { Store } from '../../../src/core/store';
import type { Locale } from '../../../src/core/texts';
import { accountsCollection, newPerson, peopleCollection } from '../../../src/domain/people/record';

export const READER = 'reader';

export async function addReader(
  store: Store,
  platform: PlatformName,
  locale: Locale,
): Promise<Account> {
  const account: Account = { platform, tenant: 'T1', user: READER };
  const id = accountKey(account);
  const known = { id: READER, name: 'Rita Reader', accounts: [account], accountKeys: [id] };
  await store
    .collection(peopleCollection)
    .insert(newPerson(known, { zone: 'Europe/Berlin', locale }));
  await store.collection(accountsCollection).insert({
    id,
    personId: READER,
    account,
    lookedUpAt: '2026-03-02T08:00:00.000Z',
    askAt: '2027-01-01T00:00:00.000Z',
    standing: 'colleague',
    reachable: true,
  });
  return account;
}

/** Their chat on the test double of a platform. */
export const chatOf = ({ platform, tenant, user }: Account): Place => ({
  platform,
  tenant,
  id: `chat-${user}`,
  kind: 'personal',
});
