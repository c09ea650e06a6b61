// Which roles a person has. Roles and membership are checked when an action is pressed.
import type { Person, Role } from './person';

/** Whether a person has a role. An admin may do everything that a lead may. */
export function holds(person: Person, role: Role): boolean {
  return person.roles.includes(role) || (role === 'lead' && person.roles.includes('admin'));
}

export const isColleague = (person: Person): boolean => person.active && person.guest !== true;
/** Colleagues, and guests if the company lets them ask. */
export const mayAsk = (person: Person): boolean => person.active;
export const isReviewer = (person: Person): boolean => person.active && holds(person, 'reviewer');
export const isLead = (person: Person): boolean => person.active && holds(person, 'lead');
/** Works council or data protection. An admin does not count as one of them. */
export const isCouncil = (person: Person): boolean => person.active && holds(person, 'council');
export const isAdmin = (person: Person): boolean => person.active && holds(person, 'admin');
