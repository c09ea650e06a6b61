// What the two answer about a session: met, not yet, put off to a date, and a line to keep in mind for the next time. The
// mentor of a small group answers once for all who met.
import { UserError } from '../../core/errors';
import type { Action, Context, InputProblems, Reply } from '../../core/feature';
import { type ActionEvent, causeOf, inputOf } from '../../core/inbound';
import { isColleague } from '../../core/roles';
import type { People } from '../../core/people';
import type { Effects } from '../../core/effects';
import { instantAt } from '../../domain/calendar';
import { dateForm, metCard, noteForm, stuckCard } from './cards';
import { createFinder, type Found, othersIn } from './found';
import { tell } from './letters';
import type { Mentoring } from './mentoring';
import type { Pairing } from './pairing';
import { onlyToYou } from './pairing-actions';
import { checkedIn, isStuck, mayMoveTo, moved, noted, RESCHEDULE_DAYS } from './sessions';
import { sessionIn } from './small-groups';

const NOTE_MAX = 300;
const NOON = 12 * 60;

/** When a small group meets is its mentor's to say. */
const setByMentor = (pairing: Pairing, personId: string) => pairing.inGroup === true && personId === pairing.menteeId;

export function checkDate(inputs: Readonly<Record<string, string>>): InputProblems {
  const date = inputs['date'] ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) ? {} : { date: { key: 'mentoring.dateMissing' } };
}

export function checkNote(inputs: Readonly<Record<string, string>>): InputProblems {
  const note = (inputs['note'] ?? '').trim();
  if (note === '') return { note: { key: 'mentoring.noteMissing' } };
  return note.length > NOTE_MAX ? { note: { key: 'mentoring.goalLong', args: { max: NOTE_MAX } } } : {};
}

export function sessionActions(mentoring: Mentoring, people: People): Action[] {
  const find = createFinder(mentoring, people);

  /** Moves every pairing that the session was held in; gives those that it moved, none where the named one was not. */
  async function moveEach(
    event: ActionEvent,
    personId: string,
    transition: (pairing: Pairing, session: number) => Pairing | undefined,
    caused?: (found: Found, after: Pairing) => Effects,
  ): Promise<Found[]> {
    const found = await find.all(event, personId);
    const [{ pairing: named }] = found;
    const held = found.filter(({ pairing }) => pairing === named || pairing.state === 'running');
    const movedOnes: Found[] = [];
    for (const one of held) {
      const session = sessionIn(one.pairing, named, Number(event.data['session']));
      const { pairing, done } = await mentoring.move(
        one.pairing.id,
        causeOf(event),
        (current) => transition(current, session),
        caused && ((_before, after) => caused(one, after)),
      );
      if (done) movedOnes.push({ ...one, pairing });
      else if (one.pairing === named) return [];
    }
    return movedOnes;
  }

  async function met(event: ActionEvent, { sender, clock }: Context, yes: boolean): Promise<Reply> {
    const at = clock.now().toISOString();
    const answered = await moveEach(event, sender.id, (pairing, session) =>
      checkedIn(pairing, { session, personId: sender.id, met: yes, at }),
    );
    const [first] = answered;
    if (!first) throw new UserError('mentoring.answeredAlready');
    const other = { name: othersIn(answered) };
    if (yes) return { replace: metCard(first.pairing, Number(event.data['session']), other) };
    if (isStuck(first.pairing, sender.id)) return { replace: stuckCard(first.pairing, other, answered.length > 1) };
    return { replace: { text: 'mentoring.metNo', args: { other: other.name } } };
  }

  async function putOff(event: ActionEvent, { sender, clock }: Context): Promise<Reply> {
    const date = inputOf(event, 'date');
    if (!mayMoveTo(date, sender, clock.now())) throw new UserError('mentoring.dateWrong', { days: RESCHEDULE_DAYS });
    const { pairing, other: mentor } = await find.one(event, sender.id);
    if (setByMentor(pairing, sender.id)) throw new UserError('mentoring.groupDate', { other: mentor.name });
    const put = await moveEach(
      event,
      sender.id,
      (current, session) => moved(current, sender.id, session, date),
      ({ two, other }, after) => ({
        deliveries: [
          tell(after, two, other.id, `moved:${causeOf(event)}`, 'mentoring.otherMoved', {
            date: instantAt(date, NOON, other.zone).toISOString(),
          }),
        ],
      }),
    );
    if (put.length === 0) throw new UserError('mentoring.notOpen');
    return onlyToYou('mentoring.youMoved', { other: othersIn(put), date: instantAt(date, NOON, sender.zone).toISOString() });
  }

  async function keep(event: ActionEvent, { sender }: Context): Promise<Reply> {
    const kept = await moveEach(event, sender.id, (pairing, session) => noted(pairing, sender.id, session, inputOf(event, 'note')));
    if (kept.length === 0) throw new UserError('mentoring.notOpen');
    return onlyToYou('mentoring.noted', { other: othersIn(kept) });
  }

  return [
    { verb: 'pairing.met', who: isColleague, run: (event, ctx) => met(event, ctx, true) },
    { verb: 'pairing.notMet', who: isColleague, run: (event, ctx) => met(event, ctx, false) },
    {
      verb: 'pairing.reschedule',
      who: isColleague,
      opensForm: true,
      async run(event, { sender }) {
        const found = await find.all(event, sender.id);
        const [{ pairing, other }] = found;
        if (setByMentor(pairing, sender.id)) throw new UserError('mentoring.groupDate', { other: other.name });
        return {
          form: {
            title: 'mentoring.dateTitle',
            card: dateForm(pairing, Number(event.data['session']), { name: othersIn(found) }),
            submit: { verb: 'pairing.submitDate', label: 'mentoring.save' },
          },
        };
      },
    },
    { verb: 'pairing.submitDate', who: isColleague, check: checkDate, run: putOff },
    {
      verb: 'pairing.note',
      who: isColleague,
      opensForm: true,
      async run(event, { sender }) {
        const found = await find.all(event, sender.id);
        return {
          form: {
            title: 'mentoring.noteTitle',
            card: noteForm(found[0].pairing, Number(event.data['session']), { name: othersIn(found) }),
            submit: { verb: 'pairing.submitNote', label: 'mentoring.save' },
          },
        };
      },
    },
    { verb: 'pairing.submitNote', who: isColleague, check: checkNote, run: keep },
  ];
}
