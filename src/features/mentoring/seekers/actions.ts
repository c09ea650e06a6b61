// What the buttons and forms for offers and wishes do.
import type { Action, Reply } from '../../../core/feature';
import { dataOf, inputOf } from '../../../core/inbound';
import { isColleague } from '../../../core/roles';
import type { Person } from '../../../core/person';
import { offerForm, wishForm } from './cards';
import { checkOffer, checkWish, languagesOf, minGroupOf, rhythmOf, skillsOf } from './inputs';
import type { Offer, Wish } from './records';
import type { Seekers } from './seekers';

/** `skills`: skills that the person named just now, to add to those of the offer. */
export function offerReply(
  person: Person,
  offer: Offer | undefined,
  skills: readonly string[] = [],
): Reply {
  return {
    form: {
      title: 'mentoring.offerTitle',
      card: offerForm(person, offer, skills),
      submit: { verb: 'mentor.submitOffer', label: 'mentoring.save' },
    },
  };
}

/** `skills`: skills that the person named just now, to add to those of the wish. */
export function wishReply(wish: Wish | undefined, skills: readonly string[] = []): Reply {
  return {
    form: {
      title: 'mentoring.wishTitle',
      card: wishForm(wish, skills),
      submit: { verb: 'mentor.submitWish', label: 'mentoring.save' },
    },
  };
}

export function seekerActions(seekers: Seekers): Action[] {
  return [
    {
      verb: 'mentor.offer',
      who: isColleague,
      opensForm: true,
      run: async (_event, { sender }) => offerReply(sender, await seekers.offerOf(sender.id)),
    },
    {
      verb: 'mentor.submitOffer',
      who: isColleague,
      check: checkOffer,
      async run(event, { sender, clock }) {
        const skills = skillsOf(event.inputs['skills']);
        const minGroup = minGroupOf(event.inputs);
        const capacity = Number(event.inputs['capacity']);
        const languages = languagesOf(event.inputs['languages']);
        await seekers.offer(
          sender,
          { skills, capacity, languages, ...(minGroup !== undefined && { minGroup }) },
          clock.now(),
        );
        return {
          say: { text: 'mentoring.offered', args: { skills: skills.join(', ') } },
          onlyToSender: true,
        };
      },
    },
    {
      verb: 'mentor.find',
      who: isColleague,
      opensForm: true,
      run: async (event, { sender }) =>
        wishReply(await seekers.wishOf(sender.id), skillsOf(dataOf(event, 'skills'))),
    },
    {
      verb: 'mentor.submitWish',
      who: isColleague,
      check: checkWish,
      async run(event, { sender, clock }) {
        const skills = skillsOf(event.inputs['skills']);
        await seekers.wish(
          sender,
          { skills, goal: inputOf(event, 'goal'), rhythm: rhythmOf(event.inputs['rhythm']) },
          clock.now(),
        );
        return {
          say: { text: 'mentoring.wished', args: { skills: skills.join(', ') } },
          onlyToSender: true,
        };
      },
    },
    {
      verb: 'mentor.withdrawOffer',
      who: isColleague,
      async run(_event, { sender }) {
        await seekers.withdrawOffer(sender.id);
        return { say: { text: 'mentoring.offerWithdrawn' }, onlyToSender: true };
      },
    },
    {
      verb: 'mentor.withdrawWish',
      who: isColleague,
      async run(_event, { sender }) {
        await seekers.withdrawWish(sender.id);
        return { say: { text: 'mentoring.wishWithdrawn' }, onlyToSender: true };
      },
    },
  ];
}
