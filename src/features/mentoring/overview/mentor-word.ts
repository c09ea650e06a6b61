// The word `mentor`: shows how things stand, and offers short ways to offer, look, pause, resume
// and end.
import { UserError } from '../../../core/errors';
import type { Context, Reply, Word } from '../../../core/feature';
import type { WordsEvent } from '../../../core/inbound';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { isColleague } from '../../../core/roles';
import {
  asMember,
  endReply,
  isUnderWay,
  otherOf,
  type Pairing,
  type Pairings,
  switchPause,
  viewOf,
} from '../pairings';
import { offerReply, type Seekers, skillCard, wishReply } from '../seekers';
import {
  BEFORE_SKILL,
  ITSELF,
  isKnown,
  isNamed,
  isStanding,
  offeredIn,
  skillsIn,
  WAYS,
  wayOf,
} from './mentor-phrases';
import { mentoringOverviewCard, type OverviewPairing } from './overview-card';

interface MentorDeps {
  readonly seekers: Seekers;
  readonly pairings: Pairings;
  readonly people: People;
}

export function mentorWord(deps: MentorDeps): Word {
  const { seekers } = deps;
  return {
    word: 'mentor',
    order: 30,
    inMenu: true,
    aliases: ['mentoring'],
    help: 'mentoring.help',
    hint: 'mentoring.hint',
    shortcuts: ['/mentor'],
    who: isColleague,
    takes(rest) {
      const what = WAYS.who.exec(rest)?.[1];
      if (what !== undefined) return isKnown(what);
      return (
        ITSELF.test(rest) ||
        ((isStanding(rest) || wayOf(rest) !== undefined) && !rest.endsWith('?'))
      );
    },
    opensForm(words) {
      const way = wayOf(words);
      return way === 'offer' || way === 'find' || way === 'end';
    },
    async run(event, ctx) {
      const way = wayOf(event.words);
      switch (way) {
        case 'offer':
          return offerReply(
            ctx.sender,
            await seekers.offerOf(ctx.sender.id),
            offeredIn(event.words),
          );
        case 'find':
          return find(deps, event.words, ctx);
        case 'who': {
          const [, what = '', said = ''] = WAYS.who.exec(event.words) ?? [];
          return {
            say: skillCard(skillsIn(what, BEFORE_SKILL).join(', '), said),
            onlyToSender: true,
          };
        }
        case 'pause':
        case 'resume':
        case 'end':
          return change(deps, event, ctx, way);
        case undefined:
          return overview(deps, ctx);
      }
    },
  };
}

/** The open pairings of a person, under all of their ids. */
async function pairingsOf({ pairings, people }: MentorDeps, person: Person): Promise<Pairing[]> {
  const ids = await people.idsOf(person);
  return (await Promise.all(ids.map((id) => pairings.openOf(id)))).flat();
}

async function shownTo(deps: MentorDeps, sender: Person): Promise<OverviewPairing[]> {
  const { people } = deps;
  return Promise.all(
    (await pairingsOf(deps, sender)).map(async (pairing) => {
      const { id } = await asMember(people, pairing, sender);
      const other = (await people.get(otherOf(pairing, id))) ?? { name: '?' };
      return {
        pairing,
        other,
        unanswered: pairing.state === 'proposed' && !pairing.acceptedBy.includes(id),
      };
    }),
  );
}

async function overview(deps: MentorDeps, { sender }: Context): Promise<Reply> {
  const { seekers } = deps;
  const [offer, wish] = [await seekers.offerOf(sender.id), await seekers.wishOf(sender.id)];
  return {
    say: mentoringOverviewCard(offer, wish, await shownTo(deps, sender), sender),
    onlyToSender: true,
  };
}

/** The form for a wish. If the words name the person's mentor or mentee, the overview. */
async function find(deps: MentorDeps, words: string, ctx: Context): Promise<Reply> {
  const shown = await shownTo(deps, ctx.sender);
  if (shown.some(({ other }) => isNamed(other.name, words))) return overview(deps, ctx);
  return wishReply(await deps.seekers.wishOf(ctx.sender.id), skillsIn(words, BEFORE_SKILL));
}

/** Changes the only pairing that is under way. With several, the overview has a button for each. */
async function change(
  deps: MentorDeps,
  event: WordsEvent,
  ctx: Context,
  way: 'pause' | 'resume' | 'end',
): Promise<Reply> {
  const { pairings, people } = deps;
  const underWay = (await pairingsOf(deps, ctx.sender)).filter(isUnderWay);
  const [pairing] = underWay;
  if (!pairing) throw new UserError('mentoring.noPairing');
  if (underWay.length > 1) return overview(deps, ctx);
  const sender = await asMember(people, pairing, ctx.sender);
  const view = await viewOf(people, pairing, sender.id);
  return way === 'end'
    ? endReply([view])
    : switchPause(pairings, event, { ...ctx, sender }, [view], way);
}
