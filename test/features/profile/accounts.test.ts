// What the profile says about accounts, if a person has several on one platform.
import { profileCard } from '../../../src/features/profile/cards';
import { newPerson } from '../../../src/domain/people/record';
import { platforms } from '../../../src/platforms';
import { labelsOf } from '../../../src/platforms/module';

it('names each client once, with how many accounts there are', () => {
  const person = {
    version: 1,
    ...newPerson({ id: 'p', name: 'Ada' }, { zone: 'UTC', locale: 'en' }),
  };
  const at = (platform: 'web' | 'slack', user: string) => ({ platform, tenant: 'T1', user });
  const card = profileCard(
    { ...person, accounts: [at('web', 'a'), at('slack', 'b'), at('web', 'c')] },
    new Date(),
    labelsOf(platforms),
  );
  expect(card.data).toMatchObject({ accounts: 'Playground (2), Slack' });
});
