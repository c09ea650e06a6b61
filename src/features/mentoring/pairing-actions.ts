// What the two of a pairing press: accept, decline, met or not, pause, resume, end.
import { UserError } from '../../core/errors';
import type { Action, Context, Reply } from '../../core/feature';
import { type ActionEvent, causeOf, dataOf, inputOf } from '../../core/inbound';
import type { Message } from '../../core/message';
import { isColleague, type People } from '../../core/person';
import { reasonForm, stuckCard } from './cards';
import type { Mentoring } from './mentoring';
import { accept, checkedIn, decline, end, firstDate, isMember, isStuck, otherOf, type Pairing, pause, resume } from './pairing';

const REASON_MAX = 500;

export function pairingActions(mentoring: Mentoring, people: People): Action[] {
  async function found(event: ActionEvent, { sender }: Context): Promise<{ pairing: Pairing; name: string }> {
    const pairing = await mentoring.pairing(dataOf(event, 'id'));
    if (!pairing || !isMember(pairing, sender.id)) throw new UserError('mentoring.pairingGone');
    return { pairing, name: (await people.get(otherOf(pairing, sender.id)))?.name ?? '?' };
  }

  /** What one side says of the pairing to the other. */
  const tell = (pairing: Pairing, step: string, from: Context['sender'], text: string) => {
    const to = otherOf(pairing, from.id);
    const message: Message = { text, args: { other: from.name } };
    return [{ key: `${pairing.id}:${step}:${to}`, to: { person: to }, message }];
  };

  const said = (text: string, args: Record<string, string>): Reply => ({ say: { text, args }, onlyToSender: true });

  async function accepted(event: ActionEvent, ctx: Context): Promise<Reply> {
    const { pairing: before, name } = await found(event, ctx);
    const now = ctx.clock.now();
    const intros = await mentoring.introductions({ ...before, nextDate: firstDate(now) });
    const { pairing, moved, repeated } = await mentoring.move(
      before.id,
      causeOf(event),
      (current) => accept(current, ctx.sender.id, causeOf(event), now),
      (_before, after) =>
        after.state === 'running'
          ? { deliveries: intros, events: [{ key: `${after.id}:started`, name: 'pairing.started', data: { pairingId: after.id } }] }
          : {},
    );
    if (!moved && !repeated) throw new UserError('mentoring.notOpen');
    if (pairing.state === 'running') await mentoring.setWishOpen(pairing.menteeId, false);
    return { replace: { text: pairing.state === 'running' ? 'mentoring.acceptedBoth' : 'mentoring.acceptedOne', args: { other: name } } };
  }

  async function closed(event: ActionEvent, ctx: Context, how: 'decline' | 'end'): Promise<Reply> {
    const { pairing: before, name } = await found(event, ctx);
    const now = ctx.clock.now();
    const reason = inputOf(event, 'reason').slice(0, REASON_MAX);
    const transition = how === 'decline' ? decline : end;
    const text = how === 'decline' ? 'mentoring.otherDeclined' : 'mentoring.otherEnded';
    const { moved, repeated } = await mentoring.move(
      before.id,
      causeOf(event),
      (current) => transition(current, ctx.sender.id, causeOf(event), now, reason),
      (_before, after) => ({
        deliveries: tell(after, how, ctx.sender, text),
        events: how === 'end' ? [{ key: `${after.id}:ended`, name: 'pairing.ended', data: { pairingId: after.id } }] : [],
      }),
    );
    if (!moved && !repeated) throw new UserError('mentoring.notOpen');
    return said(how === 'decline' ? 'mentoring.youDeclined' : 'mentoring.youEnded', { other: name });
  }

  async function met(event: ActionEvent, ctx: Context, yes: boolean): Promise<Reply> {
    const { pairing: before, name } = await found(event, ctx);
    const session = Number(event.data['session']);
    const checkIn = { session, personId: ctx.sender.id, met: yes, at: ctx.clock.now().toISOString() };
    const { pairing, moved } = await mentoring.move(before.id, causeOf(event), (current) => {
      const next = checkedIn(current, checkIn);
      return next && { ...next, because: [...next.because, causeOf(event)].slice(-20) };
    });
    if (moved && !yes && isStuck(pairing, ctx.sender.id)) return { replace: stuckCard(pairing, { name }) };
    return { replace: { text: yes ? 'mentoring.metYes' : 'mentoring.metNo', args: { other: name } } };
  }

  async function paused(event: ActionEvent, ctx: Context, pausing: boolean): Promise<Reply> {
    const { pairing, name } = await found(event, ctx);
    const now = ctx.clock.now();
    const { moved, repeated } = await mentoring.move(
      pairing.id,
      causeOf(event),
      (current) => (pausing ? pause(current, ctx.sender.id, causeOf(event)) : resume(current, ctx.sender.id, causeOf(event), now)),
      (_before, after) => ({
        deliveries: tell(
          after,
          `${pausing ? 'pause' : 'resume'}:${causeOf(event)}`,
          ctx.sender,
          pausing ? 'mentoring.otherPaused' : 'mentoring.otherResumed',
        ),
      }),
    );
    if (!moved && !repeated) throw new UserError('mentoring.notOpen');
    return said(pausing ? 'mentoring.nowPaused' : 'mentoring.nowRunning', { other: name });
  }

  const reasonReply = async (event: ActionEvent, ctx: Context, verb: 'pairing.submitDecline' | 'pairing.submitEnd'): Promise<Reply> => {
    const { pairing, name } = await found(event, ctx);
    const ending = verb === 'pairing.submitEnd';
    return {
      form: {
        title: ending ? 'mentoring.endTitle' : 'mentoring.declineTitle',
        card: reasonForm(pairing, verb, { name }),
        submit: { verb, label: ending ? 'mentoring.end' : 'mentoring.decline' },
      },
    };
  };

  return [
    { verb: 'pairing.accept', who: isColleague, run: accepted },
    { verb: 'pairing.decline', who: isColleague, opensForm: true, run: (event, ctx) => reasonReply(event, ctx, 'pairing.submitDecline') },
    { verb: 'pairing.submitDecline', who: isColleague, run: (event, ctx) => closed(event, ctx, 'decline') },
    { verb: 'pairing.met', who: isColleague, run: (event, ctx) => met(event, ctx, true) },
    { verb: 'pairing.notMet', who: isColleague, run: (event, ctx) => met(event, ctx, false) },
    { verb: 'pairing.pause', who: isColleague, run: (event, ctx) => paused(event, ctx, true) },
    { verb: 'pairing.resume', who: isColleague, run: (event, ctx) => paused(event, ctx, false) },
    { verb: 'pairing.end', who: isColleague, opensForm: true, run: (event, ctx) => reasonReply(event, ctx, 'pairing.submitEnd') },
    { verb: 'pairing.submitEnd', who: isColleague, run: (event, ctx) => closed(event, ctx, 'end') },
  ];
}
