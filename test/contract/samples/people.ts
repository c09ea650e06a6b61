// The person of whom cards speak: with as little known as possible, and with everything.
import type { Person } from '../../../src/core/person';
import { newPerson } from '../../../src/domain/people/record';
import type { Said } from './said';

export const bare: Person = {
  ...newPerson({ id: 'mia', name: 'Mia' }, { zone: 'Europe/Berlin', locale: 'en' }),
  version: 1,
};

export const full = ({ name, title }: Said): Person => ({
  ...bare,
  id: 'tom',
  name,
  email: `${'a'.repeat(60)}@linden.example`,
  managerEmail: `${'b'.repeat(60)}@linden.example`,
  department: title,
  location: title,
  zone: 'Pacific/Kiritimati',
  languages: ['en', 'de', 'fr', 'pt'],
  startDate: '2026-03-02',
  roles: ['reviewer', 'lead', 'admin'],
  accounts: (['teams', 'slack', 'web'] as const).map((platform) => ({
    platform,
    tenant: 'T1',
    user: 'U1',
  })),
});
