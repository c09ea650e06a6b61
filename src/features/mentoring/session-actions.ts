// What the two answer about a session: met, not yet, put off to a date, and a line to keep in mind for the next time.
import { UserError } from '../../core/errors';
import type { Action, Context, InputProblems, Reply } from '../../core/feature';
import { type ActionEvent, causeOf, inputOf } from '../../core/inbound';
import { isColleague, type People } from '../../core/person';
import { instantAt } from '../../domain/calendar';
import { dateForm, metCard, noteForm, stuckCard } from './cards';
import { tell } from './letters';
import type { Mentoring } from './mentoring';
import { finder, onlyToYou } from './pairing-actions';
import { checkedIn, isStuck, mayMoveTo, moved, noted, RESCHEDULE_DAYS } from './sessions';

const NOTE_MAX = 300;
const NOON = 12 * 60;

const sessionIn = (event: ActionEvent) => Number(event.data['session']);

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
  const find = finder(mentoring, people);

  async function met(event: ActionEvent, { sender, clock }: Context, yes: boolean): Promise<Reply> {
    const { pairing: before, other } = await find(event, sender.id);
    const session = sessionIn(event);
    const checkIn = { session, personId: sender.id, met: yes, at: clock.now().toISOString() };
    const { pairing, done } = await mentoring.move(before.id, causeOf(event), (current) => checkedIn(current, checkIn));
    if (!done) throw new UserError('mentoring.answeredAlready');
    if (yes) return { replace: metCard(pairing, session, other) };
    return { replace: isStuck(pairing, sender.id) ? stuckCard(pairing, other) : { text: 'mentoring.metNo', args: { other: other.name } } };
  }

  async function putOff(event: ActionEvent, { sender, clock }: Context): Promise<Reply> {
    const { pairing: before, two, other } = await find(event, sender.id);
    const date = inputOf(event, 'date');
    if (!mayMoveTo(date, sender, clock.now())) throw new UserError('mentoring.dateWrong', { days: RESCHEDULE_DAYS });
    const cause = causeOf(event);
    const { done } = await mentoring.move(
      before.id,
      cause,
      (current) => moved(current, sender.id, sessionIn(event), date),
      (_before, after) => ({
        deliveries: [
          tell(after, two, other.id, `moved:${cause}`, 'mentoring.otherMoved', { date: instantAt(date, NOON, other.zone).toISOString() }),
        ],
      }),
    );
    if (!done) throw new UserError('mentoring.notOpen');
    return onlyToYou('mentoring.youMoved', { other: other.name, date: instantAt(date, NOON, sender.zone).toISOString() });
  }

  async function keep(event: ActionEvent, { sender }: Context): Promise<Reply> {
    const { pairing, other } = await find(event, sender.id);
    const { done } = await mentoring.move(pairing.id, causeOf(event), (current) =>
      noted(current, sender.id, sessionIn(event), inputOf(event, 'note')),
    );
    if (!done) throw new UserError('mentoring.notOpen');
    return onlyToYou('mentoring.noted', { other: other.name });
  }

  return [
    { verb: 'pairing.met', who: isColleague, run: (event, ctx) => met(event, ctx, true) },
    { verb: 'pairing.notMet', who: isColleague, run: (event, ctx) => met(event, ctx, false) },
    {
      verb: 'pairing.reschedule',
      who: isColleague,
      opensForm: true,
      async run(event, { sender }) {
        const { pairing, other } = await find(event, sender.id);
        return {
          form: {
            title: 'mentoring.dateTitle',
            card: dateForm(pairing, sessionIn(event), other),
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
        const { pairing, other } = await find(event, sender.id);
        return {
          form: {
            title: 'mentoring.noteTitle',
            card: noteForm(pairing, sessionIn(event), other),
            submit: { verb: 'pairing.submitNote', label: 'mentoring.save' },
          },
        };
      },
    },
    { verb: 'pairing.submitNote', who: isColleague, check: checkNote, run: keep },
  ];
}
