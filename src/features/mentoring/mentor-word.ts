// The word `mentor`: what stands, and short ways to offer, look, pause, resume and end.
import { UserError } from '../../core/errors';
import type { Word } from '../../core/feature';
import { causeOf } from '../../core/inbound';
import { isColleague, type People } from '../../core/person';
import { overviewCard, reasonForm } from './cards';
import type { Mentoring } from './mentoring';
import { otherOf, pause, resume } from './pairing';
import { offerReply, wishReply } from './seeker-actions';

const WAYS = {
  offer: /^(offer|anbieten)\b/i,
  find: /^(find|look|suchen?|finden)\b/i,
  pause: /^(pause|pausieren)\b/i,
  resume: /^(resume|weiter|fortsetzen)\b/i,
  end: /^(end|ende|beenden)\b/i,
};

export function mentorWord(mentoring: Mentoring, people: People): Word {
  return {
    word: 'mentor',
    aliases: ['mentoring'],
    help: 'mentoring.help',
    hint: 'mentoring.hint',
    shortcuts: ['/mentor'],
    who: isColleague,
    opensForm: (words) => WAYS.offer.test(words) || WAYS.find.test(words) || WAYS.end.test(words),
    async run(event, { sender, clock }) {
      const { words } = event;
      if (WAYS.offer.test(words)) return offerReply(sender, await mentoring.offerOf(sender.id));
      if (WAYS.find.test(words)) return wishReply(await mentoring.wishOf(sender.id));
      const pairings = await mentoring.pairingsOf(sender.id);
      const active = pairings.filter(({ state }) => state === 'running' || state === 'paused');
      const only = active.length === 1 ? active[0] : undefined;
      if (WAYS.pause.test(words) || WAYS.resume.test(words) || WAYS.end.test(words)) {
        if (active.length === 0) throw new UserError('mentoring.noPairing');
        if (only) {
          const other = await people.get(otherOf(only, sender.id));
          const name = other?.name ?? '?';
          if (WAYS.end.test(words)) {
            return {
              form: {
                title: 'mentoring.endTitle',
                card: reasonForm(only, 'pairing.submitEnd', { name }),
                submit: { verb: 'pairing.submitEnd', label: 'mentoring.end' },
              },
            };
          }
          const pausing = WAYS.pause.test(words);
          const now = clock.now();
          await mentoring.move(only.id, causeOf(event), (pairing) =>
            pausing ? pause(pairing, sender.id, causeOf(event)) : resume(pairing, sender.id, causeOf(event), now),
          );
          return { say: { text: pausing ? 'mentoring.nowPaused' : 'mentoring.nowRunning', args: { other: name } }, onlyToSender: true };
        }
      }
      const shown = await Promise.all(
        pairings.map(async (pairing) => ({ pairing, other: (await people.get(otherOf(pairing, sender.id))) ?? { name: '?' } })),
      );
      return { say: overviewCard(await mentoring.offerOf(sender.id), await mentoring.wishOf(sender.id), shown), onlyToSender: true };
    },
  };
}
