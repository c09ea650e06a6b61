// The demo company's people as the playground shows them, and the channel of its reviewers.
import { demoOffers, demoWishes } from './mentoring';
import { demoEmail, demoPeople } from './people';

export const REVIEWERS_ROOM = 'reviewers';

const mentors = new Set(demoOffers.map(({ key }) => key));
const mentees = new Set(demoWishes.map(({ key }) => key));

export const demoUsers = demoPeople.map(
  ({ key, name, department, title, location, zone, locale, roles }) => ({
    id: key,
    name,
    email: demoEmail(key),
    department,
    title,
    location,
    zone,
    locale,
    roles: [
      ...roles,
      ...(mentors.has(key) ? ['mentor'] : []),
      ...(mentees.has(key) ? ['mentee'] : []),
    ],
  }),
);

export const REVIEWERS_CHANNEL = {
  id: REVIEWERS_ROOM,
  name: 'reviewers',
  members: demoPeople
    .filter(({ roles }) => roles.includes('reviewer') || roles.includes('lead'))
    .map(({ key }) => key),
};
