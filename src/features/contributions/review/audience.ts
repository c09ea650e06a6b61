// Who a tip is for, as its author chooses: everybody, or those who share their department or
// location. Pure.
import { UserError } from '../../../core/errors';
import type { Person } from '../../../core/person';
import { type Audience, audienceKey, isEverybody } from '../../../domain/audience';

/** `before`: the audience so far, if it is neither of the others. */
export type AudienceChoice = 'everybody' | 'department' | 'location' | 'before';

/**
 * The audiences that a person may choose, by choice. If their department or location is unknown,
 * that choice is absent.
 */
export function choicesOf(
  { department, location }: Person,
  before?: Audience,
): Partial<Record<AudienceChoice, Audience>> {
  const own: Partial<Record<AudienceChoice, Audience>> = {
    everybody: {},
    ...(department !== undefined && { department: { departments: [department] } }),
    ...(location !== undefined && { location: { locations: [location] } }),
  };
  const isOwn = Object.values(own).some(
    (audience) => audienceKey(audience) === audienceKey(before),
  );
  return { ...own, ...(before !== undefined && !isOwn && { before }) };
}

/** The choice that stands for an audience. */
export function choiceOf(author: Person, audience: Audience | undefined): AudienceChoice {
  const found = Object.entries(choicesOf(author, audience)).find(
    ([, one]) => audienceKey(one) === audienceKey(audience),
  );
  return (found?.[0] ?? 'everybody') as AudienceChoice;
}

/**
 * The audience that a choice means for its author; undefined for everybody. It is never wider than
 * what the author chose. If their department or location is gone, the bot asks again.
 */
export function chosenAudience(
  choice: string,
  author: Person,
  before?: Audience,
): Audience | undefined {
  const choices: Readonly<Record<string, Audience | undefined>> = choicesOf(author, before);
  const chosen = Object.hasOwn(choices, choice || 'everybody')
    ? choices[choice || 'everybody']
    : undefined;
  if (chosen === undefined) throw new UserError('contributions.audienceGone');
  return isEverybody(chosen) ? undefined : chosen;
}
