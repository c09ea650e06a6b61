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

/** What may follow the word, in both languages. Those that change something are said whole. */
const WAYS = {
  offer: /^(offer|anbieten|angebot)\b/i,
  find: /^(find|look|seek|suchen?|finden|for|für|fuer|in)\b/i,
  pause: /^(pause|pausieren)( please| bitte| now| jetzt)?[.!]*$/i,
  resume: /^(resume|weiter|fortsetzen)( please| bitte| now| jetzt)?[.!]*$/i,
  end: /^(end|stop|ende|beenden)( please| bitte| now| jetzt)?[.!]*$/i,
};
type Way = keyof typeof WAYS;

/** Words about mentoring itself, which are no skill; and words that make a sentence of it. */
const ITSELF =
  /^(please|bitte|status|overview|übersicht|list|liste|mine|meine|meins|me|help|hilfe|pairs?|pairings?|tandem|menu|menü)?[\s.!?]*$/i;
const SENTENCE =
  /\?\s*$|\b(is|are|was|were|has|have|does|do|did|can|will|would|should|not|how|what|when|why|ist|sind|war|hat|haben|kann|wird|nicht|wie|was|wann|warum|program|programme|programm|rules|regeln|contract|vertrag|policy|budget|werden|sein|my|mein|gesucht|gefunden|wanted|needed|request|search)\b/i;
const BEFORE_SKILL =
  /^(?:find|look|seek|suchen?|finden)?\s*(?:me\s+)?(?:(?:a|an|one|somebody|someone|mentor|einen|eine|jemanden|mir)\b\s*)*(?:(?:for|in|on|about|with|who knows|für|fuer|zu|mit)\b\s*)?/i;
const SKILL_WORDS = 4;
const SKILL_MAX = 40;

function wayOf(words: string): Way | undefined {
  const known = (Object.keys(WAYS) as Way[]).find((way) => WAYS[way].test(words));
  return known ?? (ITSELF.test(words) || !isSkill(words) ? undefined : 'find');
}

const isSkill = (words: string) => words.split(/\s+/).length <= SKILL_WORDS && !SENTENCE.test(words);

/** What to learn, where it was said: `mentor find Excel`, `mentor for Excel`. */
function skillIn(words: string): string {
  return words
    .replace(BEFORE_SKILL, '')
    .replace(/[\s,]+(?:please|pls|bitte)[.!]*$/i, '')
    .replace(/[\s.!?,;]+$/, '')
    .slice(0, SKILL_MAX);
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
    takes: (rest) => ITSELF.test(rest) || (wayOf(rest) !== undefined && !rest.endsWith('?')),
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
          return wishReply(await mentoring.wishOf(ctx.sender.id), skillIn(event.words));
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
