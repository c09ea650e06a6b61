// What authors do: share a tip, change it until it is decided, withdraw it.
import { UserError } from '../../../core/errors';
import type { Action, Reply } from '../../../core/feature';
import { type ActionEvent, causeOf, dataOf, inputOf } from '../../../core/inbound';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { isColleague } from '../../../core/roles';
import type { Audience } from '../../../domain/audience';
import type { EntryContent } from '../../../domain/contributions';
import { chosenAudience } from './audience';
import { type TipKnown, tipForm } from './cards';
import type { Contributions, TipContent } from './contributions';
import { checkTip, isChangeable, tagsOf } from './rules';

export const tipFormReply = (known: TipKnown, author: Person): Reply => ({
  form: {
    title: 'contributions.tipTitle',
    card: tipForm(known, author),
    submit: { verb: known.id ? 'tip.resubmit' : 'tip.submit', label: 'contributions.send' },
  },
});

export function tipActions(contributions: Contributions, people: People): readonly Action[] {
  /** Only its author can see it. */
  async function ownOne(event: ActionEvent, author: Person) {
    const contribution = await contributions.get(dataOf(event, 'id'));
    if (!contribution || !(await people.idsOf(author)).includes(contribution.authorId))
      throw new UserError('contributions.gone');
    return contribution;
  }

  return [
    {
      verb: 'tip.start',
      who: isColleague,
      opensForm: true,
      run: async (_event, { sender }) => tipFormReply({}, sender),
    },
    {
      verb: 'tip.submit',
      who: isColleague,
      check: checkTip,
      async run(event, { sender, clock: now }) {
        await contributions.submit(draftOf(event, sender), sender, causeOf(event), now.now());
        return {
          say: { text: 'contributions.thanks', args: { name: sender.name } },
          onlyToSender: true,
        };
      },
    },
    {
      verb: 'tip.edit',
      who: isColleague,
      opensForm: true,
      async run(event, { sender }) {
        const contribution = await ownOne(event, sender);
        if (!isChangeable(contribution)) throw new UserError('contributions.notYoursToChange');
        return tipFormReply(contribution, sender);
      },
    },
    {
      verb: 'tip.resubmit',
      who: isColleague,
      check: checkTip,
      async run(event, { sender, clock: now }) {
        const { id, audience } = await ownOne(event, sender);
        await contributions.resubmit(
          id,
          draftOf(event, sender, audience),
          sender,
          await people.idsOf(sender),
          now.now(),
        );
        return { say: { text: 'contributions.thanksAgain' }, onlyToSender: true };
      },
    },
    {
      verb: 'tip.withdraw',
      who: isColleague,
      async run(event, { sender, clock: now }) {
        const { id, title, round } = await ownOne(event, sender);
        const outcome = await contributions.withdraw(id, {
          what: 'withdrawn',
          byPersonId: sender.id,
          byName: sender.name,
          round,
          at: now.now().toISOString(),
          because: causeOf(event),
        });
        if (outcome.kind === 'gone') throw new UserError('contributions.gone');
        if (outcome.kind === 'late') throw new UserError('contributions.notYoursToChange');
        return { say: { text: 'contributions.withdrawn', args: { title } }, onlyToSender: true };
      },
    },
  ];
}

/** What a form says of an entry. */
export function contentOf(event: ActionEvent): EntryContent {
  const link = inputOf(event, 'link');
  return {
    title: inputOf(event, 'title'),
    text: inputOf(event, 'text'),
    tags: tagsOf(event.inputs['tags']),
    ...(link !== '' && { link }),
  };
}

/** `before`: the audience so far, if it is submitted again. */
function draftOf(event: ActionEvent, author: Person, before?: Audience): TipContent {
  const audience = chosenAudience(inputOf(event, 'audience'), author, before);
  return { ...contentOf(event), ...(audience !== undefined && { audience }) };
}
