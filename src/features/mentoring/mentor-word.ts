// The word `mentor`: what stands, and short ways to offer, look, pause, resume and end.
import { UserError } from '../../core/errors';
import type { Context, Reply, Word } from '../../core/feature';
import type { WordsEvent } from '../../core/inbound';
import { isColleague, type People } from '../../core/person';
import { overviewCard } from './cards';
import type { Mentoring } from './mentoring';
import { isUnderWay, otherOf } from './pairing';
import { withTwo } from './found';
import { endReply, switchPause } from './pairing-actions';
import { offerReply, wishReply } from './seeker-actions';

/** What may follow the word, in both languages. */
const WAYS = {
  offer: /^(offer|anbieten|angebot)\b/i,
  find: /^(find|look|seek|suchen?|finden)\b/i,
  pause: /^(pause|pausieren)\b/i,
  resume: /^(resume|weiter|fortsetzen)\b/i,
  end: /^(end|stop|ende|beenden)\b/i,
};
type Way = keyof typeof WAYS;

function wayOf(words: string): Way | undefined {
  return (Object.keys(WAYS) as Way[]).find((way) => WAYS[way].test(words));
}

export function mentorWord(mentoring: Mentoring, people: People): Word {
  async function overview({ sender }: Context): Promise<Reply> {
    const pairings = await mentoring.pairingsOf(sender.id);
    const shown = await Promise.all(
      pairings.map(async (pairing) => ({
        pairing,
        other: (await people.get(otherOf(pairing, sender.id))) ?? { name: '?' },
        unanswered: pairing.state === 'proposed' && !pairing.acceptedBy.includes(sender.id),
      })),
    );
    return { say: overviewCard(await mentoring.offerOf(sender.id), await mentoring.wishOf(sender.id), shown), onlyToSender: true };
  }

  /** What is meant is clear with one pairing; with several their buttons say which. */
  async function change(event: WordsEvent, ctx: Context, way: 'pause' | 'resume' | 'end'): Promise<Reply> {
    const underWay = (await mentoring.pairingsOf(ctx.sender.id)).filter(isUnderWay);
    const [pairing] = underWay;
    if (!pairing) throw new UserError('mentoring.noPairing');
    if (underWay.length > 1) return overview(ctx);
    const found = await withTwo(people, pairing, ctx.sender.id);
    return way === 'end' ? endReply([found]) : switchPause(mentoring, event, ctx, [found], way);
  }

  return {
    word: 'mentor',
    aliases: ['mentoring'],
    help: 'mentoring.help',
    hint: 'mentoring.hint',
    shortcuts: ['/mentor'],
    who: isColleague,
    opensForm(words) {
      const way = wayOf(words);
      return way === 'offer' || way === 'find' || way === 'end';
    },
    async run(event, ctx) {
      const way = wayOf(event.words);
      switch (way) {
        case 'offer':
          return offerReply(ctx.sender, await mentoring.offerOf(ctx.sender.id));
        case 'find':
          return wishReply(await mentoring.wishOf(ctx.sender.id));
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
