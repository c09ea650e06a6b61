// The data of the cards for profile and pause.
import type { FeatureSettings } from '../../core/feature';
import type { CardMessage } from '../../core/message';
import type { Person, WorkingHours } from '../../core/person';
import { isPaused } from '../../domain/calendar';
import { formatHours } from '../../domain/working-hours';

type Labels = FeatureSettings['platformLabels'];

/** Each client once, with how many accounts there are: `Teams, Slack (2)`. */
function clientsOf({ accounts }: Person, labels: Labels): string {
  const byClient = Map.groupBy(accounts, ({ platform }) => labels[platform] ?? platform);
  return [...byClient]
    .map(([client, all]) => (all.length > 1 ? `${client} (${all.length})` : client))
    .join(', ');
}

/** Everything that is stored about a person. */
export function profileCard(person: Person, now: Date, labels: Labels): CardMessage {
  const known = (value: string | undefined) => value ?? '–';
  return {
    card: 'profile/profile',
    data: {
      name: person.name,
      email: known(person.email),
      department: known(person.department),
      manager: known(person.managerEmail),
      location: known(person.location),
      start: known(person.startDate),
      ...tableFactsOf(person),
      accounts: clientsOf(person, labels),
      // A value by which a text chooses. Letters only, because data could be markdown.
      ...rolesOf(person),
      paused: isPaused(person, now),
      forever: person.pausedUntil === 'forever',
      until:
        person.pausedUntil === undefined || person.pausedUntil === 'forever'
          ? now.toISOString()
          : person.pausedUntil,
      ...chosenBy(person),
    },
  };
}

/** What only tables say, and only if they say it. */
function tableFactsOf({ personnelNumber, employment, leavesOn, minorUntil }: Person) {
  return {
    hasTableFacts: [personnelNumber, employment, leavesOn, minorUntil].some(
      (said) => said !== undefined,
    ),
    number: personnelNumber ?? '–',
    employment: employment ?? 'none',
    leaves: leavesOn ?? '–',
    minor: minorUntil !== undefined,
    minorUntil: minorUntil ?? '',
  };
}

export function profileForm(person: Person): CardMessage {
  return { card: 'profile/form', data: chosenBy(person) };
}

/** Asks whether these are their working hours. Nothing has changed yet. */
export function hoursCard(hours: WorkingHours, { locale }: Pick<Person, 'locale'>): CardMessage {
  const text = formatHours(hours, locale);
  return { card: 'profile/hours', data: { hours: text, isNight: hours.to <= hours.from } };
}

/**
 * `problem`: what is wrong with the end that they typed; then nothing has changed. `offered`: an
 * end that they may have meant.
 */
export function pauseCard(
  paused: boolean,
  problem: 'none' | 'past' | 'unclear' = 'none',
  offered?: Date,
): CardMessage {
  return {
    card: 'profile/pause',
    data: {
      paused,
      problem,
      hasProblem: problem !== 'none',
      offers: offered !== undefined,
      until: (offered ?? new Date(0)).toISOString(),
    },
  };
}

function rolesOf({ roles }: Person) {
  const isCouncil = roles.includes('council');
  const others = roles.filter((role) => role !== 'council').toSorted();
  return {
    roles: others.join('And') || (isCouncil ? 'council' : 'none'),
    andCouncil: isCouncil && others.length > 0,
  };
}

/** The settings that people choose themselves. */
function chosenBy(person: Person) {
  return {
    locale: person.locale,
    zone: person.zone,
    hours: formatHours(person.workingHours, person.locale),
    languages: person.languages.join(', '),
  };
}
