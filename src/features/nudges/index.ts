// Nudges: at most once a week, the bot asks people what they have learned that could help a
// colleague. The feature contributions takes the tips.
import type { Action, Context, MakeFeature, Reply } from '../../core/feature';
import { type ActionEvent, causeOf } from '../../core/inbound';
import { isColleague } from '../../core/roles';
import { contributionsCollection } from '../../domain/contributions';
import { quietCard } from './cards';
import { createNudges, nudgesCollection } from './nudges';
import { notThisMonth, pause, reacted, resume } from './rules';
import de from './texts.de.json';
import en from './texts.en.json';

export const makeNudges: MakeFeature = ({ store, people, clock, settings }) => {
  const nudges = createNudges(store, people, settings.orgName);
  const contributions = store.collection(contributionsCollection);

  const action = (
    verb: string,
    run: (event: ActionEvent, ctx: Context, now: Date) => Promise<Reply>,
  ): Action => ({
    verb,
    who: isColleague,
    run: (event, ctx) => run(event, ctx, ctx.clock.now()),
  });

  return {
    name: 'nudges',
    about: 'nudges.about',
    texts: { en, de },
    collections: [nudgesCollection],
    words: [],
    actions: [
      action('nudge.pause', async (event, { sender }, now) => {
        const state = await nudges.change(sender, causeOf(event), now, pause);
        return { replace: quietCard(state, sender.zone) };
      }),
      action('nudge.notThisMonth', async (event, { sender }, now) => {
        const state = await nudges.change(sender, causeOf(event), now, (before) =>
          notThisMonth(before, sender, now),
        );
        return { replace: quietCard(state, sender.zone) };
      }),
      action('nudge.resume', async (event, { sender }, now) => {
        await nudges.change(sender, causeOf(event), now, (before) => resume(before, sender, now));
        return { replace: { text: 'nudges.resumed' } };
      }),
    ],
    jobs: [
      {
        name: 'nudges.enrol',
        when: { cron: '40 1 * * *', zone: 'UTC' },
        async run({ clock: now, log }) {
          const enrolled = await nudges.enrol(now.now());
          if (enrolled > 0) log.info('enrolled people for nudges', { enrolled });
        },
      },
      {
        name: 'nudges.send',
        when: { cron: '*/5 * * * *', zone: 'UTC' },
        async run({ clock: now, log }) {
          const sent = await nudges.sweep(now.now());
          if (sent > 0) log.info('sent nudges', { sent });
        },
      },
    ],
    subscriptions: {
      async 'contribution.submitted'({ contributionId }, key) {
        const contribution = await contributions.get(contributionId);
        const author = contribution && (await people.get(contribution.authorId));
        if (author)
          await nudges.change(author, key, clock.now(), (state) =>
            reacted(state, author, clock.now()),
          );
      },
    },
  };
};
