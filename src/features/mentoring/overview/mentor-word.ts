// The word `mentor`: what stands, and short ways to offer, look, pause, resume and end.
import { UserError } from '../../../core/errors';
import type { Context, Reply, Word } from '../../../core/feature';
import type { WordsEvent } from '../../../core/inbound';
import { isColleague } from '../../../core/roles';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { overviewCard, skillCard } from '../pairings/cards';
import { BEFORE_SKILL, ITSELF, isKnown, isNamed, isStanding, offeredIn, skillsIn, WAYS, wayOf } from './mentor-phrases';
import type { Mentoring } from '../pairings/pairings';
import { isUnderWay, otherOf, type Pairing } from '../pairings/pairing';
import { asMember, withTwo } from '../pairings/lookup';
import { endReply, switchPause } from '../pairings/pairing-actions';
import { offerReply, wishReply } from '../seekers/actions';

export function mentorWord(mentoring: Mentoring, people: People): Word {
  async function shownTo({ sender }: Context) {
    return Promise.all(
      (await pairingsOf(sender)).map(async (pairing) => {
        const { id } = await asMember(people, pairing, sender);
        const other = (await people.get(otherOf(pairing, id))) ?? { name: '?' };
        return { pairing, other, unanswered: pairing.state === 'proposed' && !pairing.acceptedBy.includes(id) };
      }),
    );
  }

  /** Under all of their ids. */
  async function pairingsOf(person: Person): Promise<Pairing[]> {
    const ids = await people.idsOf(person);
    return (await Promise.all(ids.map((id) => mentoring.pairingsOf(id)))).flat();
  }

  async function overview(ctx: Context): Promise<Reply> {
    const { sender } = ctx;
    const [offer, wish] = [await mentoring.offerOf(sender.id), await mentoring.wishOf(sender.id)];
    return { say: overviewCard(offer, wish, await shownTo(ctx), sender), onlyToSender: true };
  }

  /** The form for a wish; somebody who names their mentor or mentee sees the pairing. */
  async function find(words: string, ctx: Context): Promise<Reply> {
    const theirs = await shownTo(ctx);
    if (theirs.some(({ other }) => isNamed(other.name, words))) return overview(ctx);
    return wishReply(await mentoring.wishOf(ctx.sender.id), skillsIn(words, BEFORE_SKILL));
  }

  /** What is meant is clear with one pairing; with several their buttons say which. */
  async function change(event: WordsEvent, ctx: Context, way: 'pause' | 'resume' | 'end'): Promise<Reply> {
    const underWay = (await pairingsOf(ctx.sender)).filter(isUnderWay);
    const [pairing] = underWay;
    if (!pairing) throw new UserError('mentoring.noPairing');
    if (underWay.length > 1) return overview(ctx);
    const sender = await asMember(people, pairing, ctx.sender);
    const found = await withTwo(people, pairing, sender.id);
    return way === 'end' ? endReply([found]) : switchPause(mentoring, event, { ...ctx, sender }, [found], way);
  }

  return {
    word: 'mentor',
    aliases: ['mentoring'],
    help: 'mentoring.help',
    hint: 'mentoring.hint',
    shortcuts: ['/mentor'],
    who: isColleague,
    takes(rest) {
      const what = WAYS.who.exec(rest)?.[1];
      if (what !== undefined) return isKnown(what);
      return ITSELF.test(rest) || ((isStanding(rest) || wayOf(rest) !== undefined) && !rest.endsWith('?'));
    },
    opensForm(words) {
      const way = wayOf(words);
      return way === 'offer' || way === 'find' || way === 'end';
    },
    async run(event, ctx) {
      const way = wayOf(event.words);
      switch (way) {
        case 'offer':
          return offerReply(ctx.sender, await mentoring.offerOf(ctx.sender.id), offeredIn(event.words));
        case 'find':
          return find(event.words, ctx);
        case 'who': {
          const [, what = '', said = ''] = WAYS.who.exec(event.words) ?? [];
          return { say: skillCard(skillsIn(what, BEFORE_SKILL).join(', '), said), onlyToSender: true };
        }
        case 'pause':
        case 'resume':
        case 'end':
          return change(event, ctx, way);
        case undefined:
          return overview(ctx);
      }
    },
  };
}
