// The demo company's people as the playground's page shows them, and the channel in which its reviewers sit.
import { demoEmail, demoPeople } from './people';

export const REVIEWERS_ROOM = 'reviewers';

export const demoUsers = demoPeople.map(({ key, name, department, title, zone, locale, roles }) => ({
  id: key,
  name,
  email: demoEmail(key),
  department,
  title,
  zone,
  locale,
  roles,
}));

export const REVIEWERS_CHANNEL = {
  id: REVIEWERS_ROOM,
  name: 'reviewers',
  members: demoPeople.filter(({ roles }) => roles.includes('reviewer') || roles.includes('lead')).map(({ key }) => key),
};
