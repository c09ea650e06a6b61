// The answers about a session: met, not yet, moved to another date, and a note for the next time.
// The mentor of a small group answers once for everyone who met.
import type { Effects } from '../../../core/effects';
import { UserError } from '../../../core/errors';
import type { Action, Context, InputProblems, Reply } from '../../../core/feature';
import { type ActionEvent, causeOf, inputOf } from '../../../core/inbound';
import type { People } from '../../../core/people';
import { isColleague } from '../../../core/roles';
import { instantAt } from '../../../domain/calendar';
import { createPairingLookup, othersIn, type PairingLookup, type PairingView } from './lookup';
import { noticeTo } from './notifications';
import type { Pairing } from './pairing';
import { onlyToYou } from './pairing-actions';
import type { Pairings } from './pairings';
import { dateForm, metCard, noteForm, stuckCard } from './session-cards';
import { checkedIn, isStuck, mayMoveTo, moved, noted, RESCHEDULE_DAYS } from './sessions';
import { sessionIn } from './small-groups';

const NOTE_MAX = 300;
const NOON = 12 * 60;

interface SessionDeps {
  readonly pairings: Pairings;
  readonly lookup: PairingLookup;
}

/** Only the mentor of a small group can move its sessions. */
const isSetByMentor = (pairing: Pairing, personId: string) =>
  pairing.inGroup === true && personId === pairing.menteeId;

const sessionOf = (event: ActionEvent) => Number(event.data['session']);

export function checkDate(inputs: Readonly<Record<string, string>>): InputProblems {
  const date = inputs['date'] ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))
    ? {}
    : { date: { key: 'mentoring.dateMissing' } };
}

export function checkNote(inputs: Readonly<Record<string, string>>): InputProblems {
  const note = (inputs['note'] ?? '').trim();
  if (note === '') return { note: { key: 'mentoring.noteMissing' } };
  return note.length > NOTE_MAX
    ? { note: { key: 'mentoring.goalLong', args: { max: NOTE_MAX } } }
    : {};
}

/**
 * Moves every pairing that held the session together, and returns those. Empty if the one on the
 * card did not move.
 */
async function moveEach(
  { pairings, lookup }: SessionDeps,
  event: ActionEvent,
  personId: string,
  transition: (pairing: Pairing, session: number) => Pairing | undefined,
  caused?: (view: PairingView, after: Pairing) => Effects,
): Promise<PairingView[]> {
  const views = await lookup.all(event, personId);
  const [{ pairing: named }] = views;
  const held = views.filter(({ pairing }) => pairing === named || pairing.state === 'running');
  const movedViews: PairingView[] = [];
  for (const view of held) {
    const session = sessionIn(view.pairing, named, sessionOf(event));
    const { pairing, done } = await pairings.move(
      view.pairing.id,
      causeOf(event),
      (current) => transition(current, session),
      caused && ((_before, after) => caused(view, after)),
    );
    if (done) movedViews.push({ ...view, pairing });
    else if (view.pairing === named) return [];
  }
  return movedViews;
}

async function checkIn(
  deps: SessionDeps,
  event: ActionEvent,
  { sender, clock }: Context,
  met: boolean,
): Promise<Reply> {
  const at = clock.now().toISOString();
  const answered = await moveEach(deps, event, sender.id, (pairing, session) =>
    checkedIn(pairing, { session, personId: sender.id, met, at }),
  );
  const [first] = answered;
  if (!first) throw new UserError('mentoring.answeredAlready');
  const other = { name: othersIn(answered) };
  if (met) return { replace: metCard(first.pairing, sessionOf(event), other) };
  if (isStuck(first.pairing, sender.id))
    return { replace: stuckCard(first.pairing, other, answered.length > 1) };
  return { replace: { text: 'mentoring.metNo', args: { other: other.name } } };
}

async function reschedule(
  deps: SessionDeps,
  event: ActionEvent,
  { sender, clock }: Context,
): Promise<Reply> {
  const date = inputOf(event, 'date');
  if (!mayMoveTo(date, sender, clock.now()))
    throw new UserError('mentoring.dateWrong', { days: RESCHEDULE_DAYS });
  const { pairing, other: mentor } = await deps.lookup.one(event, sender.id);
  if (isSetByMentor(pairing, sender.id))
    throw new UserError('mentoring.groupDate', { other: mentor.name });
  const movedViews = await moveEach(
    deps,
    event,
    sender.id,
    (current, session) => moved(current, sender.id, session, date),
    ({ members, other }, after) => ({
      deliveries: [
        noticeTo(after, members, other.id, `moved:${causeOf(event)}`, 'mentoring.otherMoved', {
          date: instantAt(date, NOON, other.zone).toISOString(),
        }),
      ],
    }),
  );
  if (movedViews.length === 0) throw new UserError('mentoring.notOpen');
  return onlyToYou('mentoring.youMoved', {
    other: othersIn(movedViews),
    date: instantAt(date, NOON, sender.zone).toISOString(),
  });
}

async function keepNote(
  deps: SessionDeps,
  event: ActionEvent,
  { sender }: Context,
): Promise<Reply> {
  const kept = await moveEach(deps, event, sender.id, (pairing, session) =>
    noted(pairing, sender.id, session, inputOf(event, 'note')),
  );
  if (kept.length === 0) throw new UserError('mentoring.notOpen');
  return onlyToYou('mentoring.noted', { other: othersIn(kept) });
}

async function askDate(
  { lookup }: SessionDeps,
  event: ActionEvent,
  { sender }: Context,
): Promise<Reply> {
  const views = await lookup.all(event, sender.id);
  const [{ pairing, other }] = views;
  if (isSetByMentor(pairing, sender.id))
    throw new UserError('mentoring.groupDate', { other: other.name });
  return {
    form: {
      title: 'mentoring.dateTitle',
      card: dateForm(pairing, sessionOf(event), { name: othersIn(views) }),
      submit: { verb: 'pairing.submitDate', label: 'mentoring.save' },
    },
  };
}

async function askNote(
  { lookup }: SessionDeps,
  event: ActionEvent,
  { sender }: Context,
): Promise<Reply> {
  const views = await lookup.all(event, sender.id);
  return {
    form: {
      title: 'mentoring.noteTitle',
      card: noteForm(views[0].pairing, sessionOf(event), { name: othersIn(views) }),
      submit: { verb: 'pairing.submitNote', label: 'mentoring.save' },
    },
  };
}

export function sessionActions(pairings: Pairings, people: People): Action[] {
  const deps: SessionDeps = { pairings, lookup: createPairingLookup(pairings, people) };
  return [
    { verb: 'pairing.met', who: isColleague, run: (event, ctx) => checkIn(deps, event, ctx, true) },
    {
      verb: 'pairing.notMet',
      who: isColleague,
      run: (event, ctx) => checkIn(deps, event, ctx, false),
    },
    {
      verb: 'pairing.reschedule',
      who: isColleague,
      opensForm: true,
      run: (event, ctx) => askDate(deps, event, ctx),
    },
    {
      verb: 'pairing.submitDate',
      who: isColleague,
      check: checkDate,
      run: (event, ctx) => reschedule(deps, event, ctx),
    },
    {
      verb: 'pairing.note',
      who: isColleague,
      opensForm: true,
      run: (event, ctx) => askNote(deps, event, ctx),
    },
    {
      verb: 'pairing.submitNote',
      who: isColleague,
      check: checkNote,
      run: (event, ctx) => keepNote(deps, event, ctx),
    },
  ];
}
