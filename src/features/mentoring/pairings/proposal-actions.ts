// The answers to a proposal: yes, or no with an optional reason. The cards of both members change.
import { UserError } from '../../../core/errors';
import type { Action, Context, Reply } from '../../../core/feature';
import { type ActionEvent, causeOf } from '../../../core/inbound';
import { isColleague } from '../../../core/roles';
import type { People } from '../../../core/people';
import type { Effects } from '../../../core/effects';
import { reasonForm } from './cards';
import { introductions, type Members, noticeTo, outcomeDeliveries } from './notifications';
import { createPairingLookup } from './lookup';
import { onlyToYou, whyIn } from './pairing-actions';
import { membersOf, otherOf, type Pairing } from './pairing';
import type { Pairings } from './pairings';
import { nextDateOf } from './small-groups';
import { accept, decline } from './transitions';

export function proposalActions(pairings: Pairings, people: People): Action[] {
  const lookup = createPairingLookup(pairings, people);

  async function accepted(event: ActionEvent, ctx: Context): Promise<Reply> {
    const { pairing: before, members, other } = await lookup.one(event, ctx.sender.id);
    const date = nextDateOf(before, await pairings.openOfMentor(before.mentorId));
    const { pairing, done } = await pairings.move(
      before.id,
      causeOf(event),
      (current) => accept(current, ctx.sender.id, ctx.clock.now(), date),
      (_before, after) => causedByYes(after, members, ctx.sender.id),
    );
    // A second press of the same person gets the same answer as the first.
    const isRepeat =
      pairing.acceptedBy.includes(ctx.sender.id) &&
      (pairing.state === 'proposed' || pairing.state === 'running');
    if (!done && !isRepeat) throw new UserError('mentoring.notOpen');
    return onlyToYou(
      pairing.acceptedBy.length === 2 ? 'mentoring.acceptedBoth' : 'mentoring.acceptedOne',
      { other: other.name },
    );
  }

  async function declined(event: ActionEvent, ctx: Context): Promise<Reply> {
    const { pairing: before, members, other } = await lookup.one(event, ctx.sender.id);
    const { done } = await pairings.move(
      before.id,
      causeOf(event),
      (current) => decline(current, ctx.sender.id, ctx.clock.now(), whyIn(event)),
      (_before, after) => causedByNo(after, members, ctx.sender.id),
    );
    if (!done) throw new UserError('mentoring.notOpen');
    return onlyToYou('mentoring.youDeclined', { other: other.name });
  }

  return [
    { verb: 'pairing.accept', who: isColleague, run: accepted },
    {
      verb: 'pairing.decline',
      who: isColleague,
      opensForm: true,
      async run(event, { sender }) {
        const { pairing, other } = await lookup.one(event, sender.id);
        if (pairing.state !== 'proposed') throw new UserError('mentoring.notOpen');
        return {
          form: {
            title: 'mentoring.declineTitle',
            card: reasonForm(pairing, 'pairing.submitDecline', other),
            submit: { verb: 'pairing.submitDecline', label: 'mentoring.decline' },
          },
        };
      },
    },
    { verb: 'pairing.submitDecline', who: isColleague, run: declined },
  ];
}

function causedByYes(pairing: Pairing, members: Members, personId: string): Effects {
  if (pairing.state !== 'running')
    return { deliveries: outcomeDeliveries(pairing, members, personId, 'waiting') };
  const cards = membersOf(pairing).flatMap((id) => outcomeDeliveries(pairing, members, id, 'both'));
  return {
    deliveries: [...cards, ...introductions(pairing, members)],
    events: [
      { key: `${pairing.id}:started`, name: 'pairing.started', data: { pairingId: pairing.id } },
    ],
  };
}

function causedByNo(pairing: Pairing, members: Members, personId: string): Effects {
  const other = otherOf(pairing, personId);
  return {
    deliveries: [
      ...outcomeDeliveries(pairing, members, personId, 'declined'),
      ...outcomeDeliveries(pairing, members, other, 'otherDeclined'),
      noticeTo(
        pairing,
        members,
        other,
        'decline',
        other === pairing.menteeId ? 'mentoring.mentorDeclined' : 'mentoring.menteeDeclined',
      ),
    ],
  };
}
