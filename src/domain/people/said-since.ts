// What platforms said about a record's accounts while it was an alias. After a separation, the
// person is what they are now, not what they were.
import type { Person } from '../../core/person';
import type { Standing } from '../../core/account';
import type { Store } from '../../core/store';
import { accountsCollection } from './record';

export type Said = Standing | 'left';

/**
 * `left`: none of their accounts can be reached. A person without accounts, or with an entry in a
 * table, does not count as a guest.
 */
export async function saidOf(
  store: Store,
  { id, department, managerEmail, startDate, personnelNumber }: Person,
): Promise<Said> {
  const theirs = await store.collection(accountsCollection).find({ personId: id });
  const isBarred = (standing: Standing = 'colleague') => standing !== 'colleague';
  const colleagues = theirs.filter(({ standing }) => !isBarred(standing));
  if (colleagues.length > 0)
    return colleagues.some(({ reachable }) => reachable) ? 'colleague' : 'left';
  const isImported = [department, managerEmail, startDate, personnelNumber].some(
    (said) => said !== undefined,
  );
  return (
    (isImported ? undefined : theirs.find(({ standing }) => isBarred(standing))?.standing) ??
    'colleague'
  );
}

/** The record with that news. It stays unchanged for a colleague. */
export function asSaid(doc: Person, said: Said): Person {
  if (said === 'colleague') return doc;
  if (said === 'left') return { ...doc, active: false, roles: [] };
  // As for every barred account: without the address, so that the colleague who owns it can be
  // joined with it.
  const { email: _email, formerEmails: _former, ...rest } = doc;
  return { ...rest, active: false, roles: [], barred: said };
}
