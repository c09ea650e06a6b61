// What people say to give a role, in both languages, and what does not count.
import { parseRole } from '../../../src/features/admin/roles';

it.each([
  ['role reviewer @Rita Sommer', { role: 'reviewer', remove: false, whom: '@Rita Sommer' }],
  ['role remove lead lena@example.com', { role: 'lead', remove: true, whom: 'lena@example.com' }],
  ['rolle prüfung @Rita', { role: 'reviewer', remove: false, whom: '@Rita' }],
  ['Rolle Prüfung @Rita', { role: 'reviewer', remove: false, whom: '@Rita' }],
  ['rolle entziehen leitung @Lena', { role: 'lead', remove: true, whom: '@Lena' }],
  ['role council cora@example.com', { role: 'council', remove: false, whom: 'cora@example.com' }],
  ['role remove council @Cora', { role: 'council', remove: true, whom: '@Cora' }],
  ['rolle betriebsrat @Cora', { role: 'council', remove: false, whom: '@Cora' }],
  ['rolle entziehen Rat @Cora', { role: 'council', remove: true, whom: '@Cora' }],
  ['rolle admin Jörg Müller', { role: 'admin', remove: false, whom: 'Jörg Müller' }],
])('%s', (words, wish) => {
  expect(parseRole(words)).toEqual(wish);
});

it.each(['role', 'role reviewer', 'role boss @Rita', 'role remove @Rita', 'reviewer @Rita'])(
  '%s gives nobody a role',
  (words) => {
    expect(parseRole(words)).toBeUndefined();
  },
);
