// Who a tip is for, as its author chooses: everybody, or those who share their department or location. Pure.
import { UserError } from '../../core/errors';
import type { Person } from '../../core/person';
import { type Audience, audienceKey, isEverybody } from '../../domain/audience';

/** `before`: as it is, where it is neither of the others. */
export type AudienceChoice = 'everybody' | 'department' | 'location' | 'before';

/** The audiences that somebody may choose, by choice. Without a known department or location, that choice is absent. */
export function choicesOf({ department, location }: Person, before?: Audience): Partial<Record<AudienceChoice, Audience>> {
  const own: Partial<Record<AudienceChoice, Audience>> = {
    everybody: {},
    ...(department !== undefined && { department: { departments: [department] } }),
    ...(location !== undefined && { location: { locations: [location] } }),
  };
  const isOwn = Object.values(own).some((audience) => audienceKey(audience) === audienceKey(before));
  return { ...own, ...(before !== undefined && !isOwn && { before }) };
}

/** The choice that an audience is. */
export function choiceOf(author: Person, audience: Audience | undefined): AudienceChoice {
  const found = Object.entries(choicesOf(author, audience)).find(([, one]) => audienceKey(one) === audienceKey(audience));
  return (found?.[0] ?? 'everybody') as AudienceChoice;
}

/** What a choice means for its author; undefined for everybody. Never wider than was chosen: what is gone since is asked for again. */
export function chosenAudience(choice: string, author: Person, before?: Audience): Audience | undefined {
  const choices: Readonly<Record<string, Audience | undefined>> = choicesOf(author, before);
  const chosen = Object.hasOwn(choices, choice || 'everybody') ? choices[choice || 'everybody'] : undefined;
  if (chosen === undefined) throw new UserError('contributions.audienceGone');
  return isEverybody(chosen) ? undefined : chosen;
}
