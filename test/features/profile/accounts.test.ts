// What the profile says of accounts, where somebody has several on one platform.
import { profileCard } from '../../../src/features/profile/cards';
import { newPerson } from '../../../src/domain/person-record';

it('names each client once, with how many accounts there are', () => {
  const person = { version: 1, ...newPerson({ id: 'p', name: 'Ada' }, { zone: 'UTC', locale: 'en' }) };
  const at = (platform: 'web' | 'slack', user: string) => ({ platform, tenant: 'T1', user });
  const card = profileCard({ ...person, accounts: [at('web', 'a'), at('slack', 'b'), at('web', 'c')] }, new Date());
  expect(card.data).toMatchObject({ accounts: 'Playground (2), Slack' });
});
