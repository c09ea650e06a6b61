// What the two of a running pairing do with it: pause, resume, end. By button, or by the word `mentor`.
import { UserError } from '../../core/errors';
import type { Action, Context, Reply } from '../../core/feature';
import { type ActionEvent, causeOf, dataOf, type Inbound, inputOf } from '../../core/inbound';
import { isColleague, type People, type Person } from '../../core/person';
import type { TextKey } from '../../core/texts';
import { reasonForm } from './cards';
import { bothOf, tell, type Two } from './letters';
import type { Mentoring } from './mentoring';
import { isMember, isUnderWay, otherOf, type Pairing } from './pairing';
import { end, pause, resume } from './transitions';

export const REASON_MAX = 500;

/** A pairing with its two, as one of them sees it. */
export interface Found {
  readonly pairing: Pairing;
  readonly two: Two;
  readonly other: Person;
}

export function onlyToYou(text: TextKey, args: Record<string, string>): Reply {
  return { say: { text, args }, onlyToSender: true };
}

/** Looks up the pairing that a card names; it must be the presser's own. */
export function finder(mentoring: Mentoring, people: People): (event: ActionEvent, personId: string) => Promise<Found> {
  return async (event, personId) => {
    const pairing = await mentoring.pairing(dataOf(event, 'id'));
    if (!pairing || !isMember(pairing, personId)) throw new UserError('mentoring.pairingGone');
    return withTwo(people, pairing, personId);
  };
}

export async function withTwo(people: People, pairing: Pairing, personId: string): Promise<Found> {
  const two = await bothOf(people, pairing);
  return { pairing, two, other: personId === pairing.mentorId ? two[1] : two[0] };
}

/** Pauses a pairing or lets it go on; the other is told. */
export async function switchPause(
  mentoring: Mentoring,
  event: Inbound,
  { sender, clock }: Context,
  { pairing, two, other }: Found,
  how: 'pause' | 'resume',
): Promise<Reply> {
  const cause = causeOf(event);
  const { done } = await mentoring.move(
    pairing.id,
    cause,
    (current) => (how === 'pause' ? pause(current, sender.id) : resume(current, sender.id, clock.now())),
    (_before, after) => ({
      deliveries: [tell(after, two, other.id, `${how}:${cause}`, how === 'pause' ? 'mentoring.otherPaused' : 'mentoring.otherResumed')],
    }),
  );
  if (!done) throw new UserError('mentoring.notOpen');
  return onlyToYou(how === 'pause' ? 'mentoring.nowPaused' : 'mentoring.nowRunning', { other: other.name });
}

export function endReply({ pairing, other }: Found): Reply {
  if (!isUnderWay(pairing)) throw new UserError('mentoring.notOpen');
  return {
    form: {
      title: 'mentoring.endTitle',
      card: reasonForm(pairing, 'pairing.submitEnd', other),
      submit: { verb: 'pairing.submitEnd', label: 'mentoring.end' },
    },
  };
}

export function pairingActions(mentoring: Mentoring, people: People): Action[] {
  const find = finder(mentoring, people);

  async function ended(event: ActionEvent, { sender, clock }: Context): Promise<Reply> {
    const { pairing: before, two, other } = await find(event, sender.id);
    const reason = inputOf(event, 'reason').slice(0, REASON_MAX);
    const { done } = await mentoring.move(
      before.id,
      causeOf(event),
      (current) => end(current, sender.id, clock.now(), reason),
      (_before, after) => ({
        deliveries: [tell(after, two, otherOf(after, sender.id), 'end', 'mentoring.otherEnded')],
        events: [{ key: `${after.id}:ended`, name: 'pairing.ended', data: { pairingId: after.id } }],
      }),
    );
    if (!done) throw new UserError('mentoring.notOpen');
    return onlyToYou('mentoring.youEnded', { other: other.name });
  }

  return [
    {
      verb: 'pairing.pause',
      who: isColleague,
      run: async (event, ctx) => switchPause(mentoring, event, ctx, await find(event, ctx.sender.id), 'pause'),
    },
    {
      verb: 'pairing.resume',
      who: isColleague,
      run: async (event, ctx) => switchPause(mentoring, event, ctx, await find(event, ctx.sender.id), 'resume'),
    },
    { verb: 'pairing.end', who: isColleague, opensForm: true, run: async (event, { sender }) => endReply(await find(event, sender.id)) },
    { verb: 'pairing.submitEnd', who: isColleague, run: ended },
  ];
}
