// People as tests meet them.
import type { Account, Client } from '../../src/core/account';
import { isStranger, type People } from '../../src/core/people';
import type { Person } from '../../src/core/person';

/** The person behind a colleague's account; throws where the bot takes it for somebody else's. */
export async function colleague(
  people: People,
  account: Account,
  client?: Client,
): Promise<Person> {
  const met = await people.of(account, client);
  if (isStranger(met)) throw new Error(`${account.user} is met as: ${met}`);
  return met;
}
