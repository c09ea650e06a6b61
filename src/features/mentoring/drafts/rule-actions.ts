// The rules that a lead sets for all rounds: a form on the draft, which is then matched again.
import type { Action } from '../../../core/feature';
import { causeOf, inputOf } from '../../../core/inbound';
import type { People } from '../../../core/people';
import { isLead } from '../../../core/roles';
import { type Programme, type Rounds, WAITS } from '../rounds';
import { rulesForm } from './cards';
import { draftOf, shown } from './shown';

export function ruleActions(programme: Programme, rounds: Rounds, people: People): Action[] {
  return [
    {
      verb: 'round.rules',
      who: isLead,
      opensForm: true,
      run: async (event) => ({
        form: {
          title: 'mentoring.rulesTitle',
          card: rulesForm(await draftOf(rounds, event), await programme.waitDays()),
          submit: { verb: 'round.submitRules', label: 'mentoring.rulesSubmit' },
        },
      }),
    },
    {
      verb: 'round.submitRules',
      who: isLead,
      check: ({ wait }) =>
        WAITS.some((days) => String(days) === wait)
          ? {}
          : { wait: { key: 'mentoring.rulesWaitMissing' } },
      async run(event, { sender, clock }) {
        const round = await draftOf(rounds, event);
        const waitDays = Number(inputOf(event, 'wait'));
        await programme.setWaitDays(waitDays, sender.id, clock.now(), causeOf(event));
        const verdict = await rounds.change(round.id, { kind: 'again' }, sender.id, clock.now());
        return { say: await shown({ rounds, people }, verdict), onlyToSender: true };
      },
    },
  ];
}
