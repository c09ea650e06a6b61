// What the two of a running pairing do with it: pause, resume, end. By button, or by the word `mentor`. The mentor of a small group may do
// it for all of it.
import { UserError } from '../../../core/errors';
import type { Action, Context, Reply } from '../../../core/feature';
import { type ActionEvent, causeOf, type Inbound, inputOf } from '../../../core/inbound';
import { isColleague } from '../../../core/roles';
import type { People } from '../../../core/people';
import type { TextKey } from '../../../core/texts';
import { reasonForm } from './cards';
import { createFinder, type Found, othersIn } from './lookup';
import { tell } from './notifications';
import type { Mentoring } from './pairings';
import { isUnderWay, otherOf } from './pairing';
import { nextDateOf } from './small-groups';
import { end, pause, resume } from './transitions';

export const REASON_MAX = 500;

type Several = readonly [Found, ...Found[]];

export function onlyToYou(text: TextKey, args: Record<string, string>): Reply {
  return { say: { text, args }, onlyToSender: true };
}

/** Pauses pairings or lets them go on; the others are told. */
export async function switchPause(
  mentoring: Mentoring,
  event: Inbound,
  { sender, clock }: Context,
  found: Several,
  how: 'pause' | 'resume',
): Promise<Reply> {
  const cause = causeOf(event);
  const ofMentor = await mentoring.pairingsOfMentor(found[0].pairing.mentorId);
  const switched: Found[] = [];
  for (const one of found) {
    const date = nextDateOf(one.pairing, ofMentor);
    const { done } = await mentoring.move(
      one.pairing.id,
      cause,
      (current) => (how === 'pause' ? pause(current, sender.id) : resume(current, sender.id, clock.now(), date)),
      (_before, after) => ({
        deliveries: [
          tell(after, one.two, one.other.id, `${how}:${cause}`, how === 'pause' ? 'mentoring.otherPaused' : 'mentoring.otherResumed'),
        ],
      }),
    );
    if (done) switched.push(one);
  }
  if (switched.length === 0) throw new UserError('mentoring.notOpen');
  return onlyToYou(how === 'pause' ? 'mentoring.nowPaused' : 'mentoring.nowRunning', { other: othersIn(switched) });
}

export function endReply(found: Several): Reply {
  if (!found.some(({ pairing }) => isUnderWay(pairing))) throw new UserError('mentoring.notOpen');
  return {
    form: {
      title: 'mentoring.endTitle',
      card: reasonForm(found[0].pairing, 'pairing.submitEnd', { name: othersIn(found) }, found.length > 1),
      submit: { verb: 'pairing.submitEnd', label: 'mentoring.end' },
    },
  };
}

export function pairingActions(mentoring: Mentoring, people: People): Action[] {
  const find = createFinder(mentoring, people);

  async function ended(event: ActionEvent, { sender, clock }: Context): Promise<Reply> {
    const reason = inputOf(event, 'reason').slice(0, REASON_MAX);
    const over: Found[] = [];
    for (const one of await find.meant(event, sender.id)) {
      const { done } = await mentoring.move(
        one.pairing.id,
        causeOf(event),
        (current) => end(current, sender.id, clock.now(), reason),
        (_before, after) => ({
          deliveries: [tell(after, one.two, otherOf(after, sender.id), 'end', 'mentoring.otherEnded')],
          events: [{ key: `${after.id}:ended`, name: 'pairing.ended', data: { pairingId: after.id } }],
        }),
      );
      if (done) over.push(one);
    }
    if (over.length === 0) throw new UserError('mentoring.notOpen');
    return onlyToYou('mentoring.youEnded', { other: othersIn(over) });
  }

  return [
    {
      verb: 'pairing.pause',
      who: isColleague,
      run: async (event, ctx) => switchPause(mentoring, event, ctx, await find.meant(event, ctx.sender.id), 'pause'),
    },
    {
      verb: 'pairing.resume',
      who: isColleague,
      run: async (event, ctx) => switchPause(mentoring, event, ctx, await find.meant(event, ctx.sender.id), 'resume'),
    },
    {
      verb: 'pairing.end',
      who: isColleague,
      opensForm: true,
      run: async (event, { sender }) => endReply(await find.meant(event, sender.id)),
    },
    { verb: 'pairing.submitEnd', who: isColleague, run: ended },
  ];
}
