// What members do with a running pairing: pause, resume, end. They use buttons or the word
// `mentor`. The mentor of a small group can do it for the whole group.
import { UserError } from '../../../core/errors';
import type { Action, Context, Reply } from '../../../core/feature';
import { type ActionEvent, causeOf, type Inbound, inputOf } from '../../../core/inbound';
import type { People } from '../../../core/people';
import { isColleague } from '../../../core/roles';
import type { TextKey } from '../../../core/texts';
import { reasonForm } from './cards';
import { createPairingLookup, othersIn, type PairingView, type PairingViews } from './lookup';
import { noticeTo } from './notifications';
import { isUnderWay, otherOf } from './pairing';
import type { Pairings } from './pairings';
import { nextDateOf } from './small-groups';
import { end, pausePairing, resumePairing, type Why } from './transitions';

const REASON_MAX = 500;

/** What the form for a reason says. */
export function whyIn(event: ActionEvent): Why {
  return {
    reason: inputOf(event, 'reason').slice(0, REASON_MAX),
    leadMayRead: inputOf(event, 'share') === 'true',
  };
}

export function onlyToYou(text: TextKey, args: Record<string, string>): Reply {
  return { say: { text, args }, onlyToSender: true };
}

/** Pauses or resumes pairings, and tells the other members. */
export async function switchPause(
  pairings: Pairings,
  event: Inbound,
  { sender, clock }: Context,
  views: PairingViews,
  how: 'pause' | 'resume',
): Promise<Reply> {
  const cause = causeOf(event);
  const ofMentor = await pairings.openOfMentor(views[0].pairing.mentorId);
  const text = how === 'pause' ? 'mentoring.otherPaused' : 'mentoring.otherResumed';
  const switched: PairingView[] = [];
  for (const view of views) {
    const date = nextDateOf(view.pairing, ofMentor);
    const { done } = await pairings.move(
      view.pairing.id,
      cause,
      (current) =>
        how === 'pause'
          ? pausePairing(current, sender.id)
          : resumePairing(current, sender.id, clock.now(), date),
      (_before, after) => ({
        deliveries: [noticeTo(after, view.members, view.other.id, `${how}:${cause}`, text)],
      }),
    );
    if (done) switched.push(view);
  }
  if (switched.length === 0) throw new UserError('mentoring.notOpen');
  return onlyToYou(how === 'pause' ? 'mentoring.nowPaused' : 'mentoring.nowRunning', {
    other: othersIn(switched),
  });
}

/** The form that asks for a reason before pairings end. */
export function endReply(views: PairingViews): Reply {
  if (!views.some(({ pairing }) => isUnderWay(pairing))) throw new UserError('mentoring.notOpen');
  return {
    form: {
      title: 'mentoring.endTitle',
      card: reasonForm(
        views[0].pairing,
        'pairing.submitEnd',
        { name: othersIn(views) },
        views.length > 1,
      ),
      submit: { verb: 'pairing.submitEnd', label: 'mentoring.end' },
    },
  };
}

async function endEach(
  pairings: Pairings,
  event: ActionEvent,
  { sender, clock }: Context,
  views: PairingViews,
): Promise<Reply> {
  const ended: PairingView[] = [];
  for (const view of views) {
    const { done } = await pairings.move(
      view.pairing.id,
      causeOf(event),
      (current) => end(current, sender.id, clock.now(), whyIn(event)),
      (_before, after) => ({
        deliveries: [
          noticeTo(after, view.members, otherOf(after, sender.id), 'end', 'mentoring.otherEnded'),
        ],
      }),
    );
    if (done) ended.push(view);
  }
  if (ended.length === 0) throw new UserError('mentoring.notOpen');
  return onlyToYou('mentoring.youEnded', { other: othersIn(ended) });
}

export function pairingActions(pairings: Pairings, people: People): Action[] {
  const lookup = createPairingLookup(pairings, people);
  return [
    {
      verb: 'pairing.pause',
      who: isColleague,
      run: async (event, ctx) =>
        switchPause(pairings, event, ctx, await lookup.meant(event, ctx.sender.id), 'pause'),
    },
    {
      verb: 'pairing.resume',
      who: isColleague,
      run: async (event, ctx) =>
        switchPause(pairings, event, ctx, await lookup.meant(event, ctx.sender.id), 'resume'),
    },
    {
      verb: 'pairing.end',
      who: isColleague,
      opensForm: true,
      run: async (event, { sender }) => endReply(await lookup.meant(event, sender.id)),
    },
    {
      verb: 'pairing.submitEnd',
      who: isColleague,
      run: async (event, ctx) =>
        endEach(pairings, event, ctx, await lookup.meant(event, ctx.sender.id)),
    },
  ];
}
