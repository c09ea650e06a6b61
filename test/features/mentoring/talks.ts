// What conversations about mentoring share: an offer, a wish, a pair, a draft, and a press that no
// card offers.
import type { JsonObject } from '../../../src/core/json';
import { roundsCollection } from '../../../src/features/mentoring/rounds';
import { appoint } from '../../support/company';
import type { Talk, Talker } from '../../support/talk';

export const offer = { skills: 'SQL, Presenting', capacity: '1', languages: 'en,de' };
const wish = { skills: 'sql', goal: 'Write my own reports', rhythm: 'weekly' };

export async function offers(talker: Talker, inputs: Record<string, string> = {}) {
  await talker.says('mentor offer');
  await talker.presses('mentor.submitOffer', { ...offer, ...inputs });
}
export async function looks(talker: Talker, inputs: Record<string, string> = {}) {
  await talker.says('mentor find');
  await talker.presses('mentor.submitWish', { ...wish, ...inputs });
}
/** Until both are a pair. Monday, 2 March 2026. */
export async function pair(talk: Talk, mentor: Talker, mentee: Talker) {
  const lead = await talk.withPerson('lena');
  await appoint(talk, 'lead', lead);
  await offers(mentor);
  await looks(mentee);
  await lead.says('admin round');
  await lead.presses('round.publish');
  await mentor.presses('pairing.accept');
  await mentee.presses('pairing.accept');
  return lead;
}

/** The newest round's id. */
export async function draftId(talk: Talk): Promise<string> {
  const [round] = await talk.engine.store
    .collection(roundsCollection)
    .find({}, { sort: { by: 'at', order: 'descending' }, limit: 1 });
  return round?.id ?? '';
}

let presses = 0;
/** A press that no card offers: forged, or from an old one. */
export function press(
  { platform, account }: Talker,
  verb: string,
  data: JsonObject,
  inputs: Readonly<Record<string, string>> = {},
) {
  presses += 1;
  const place = platform.personal(account);
  return platform.bot.receive({
    type: 'action',
    id: `forged${presses}`,
    at: '',
    sender: account,
    place,
    verb,
    data,
    inputs,
  });
}
