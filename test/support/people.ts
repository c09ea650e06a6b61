// People as tests meet them.
import { type Account, type Client, isStranger, type People, type Person } from '../../src/core/person';

/** The person behind a colleague's account; throws where the bot takes it for somebody else's. */
export async function colleague(people: People, account: Account, client?: Client): Promise<Person> {
  const met = await people.of(account, client);
  if (isStranger(met)) throw new Error(`${account.user} is met as: ${met}`);
  return met;
}
