// Finds what to answer to an event: which word or action it means, whether the sender may, and what the feature says. Errors of all
// else end here, once: logged with a reference that the person sees.
import type { Clock } from './clock';
import { UserError } from './errors';
import type { Context, Reply } from './feature';
import type { ActionEvent, Inbound, LifecycleEvent, WordsEvent } from './inbound';
import type { Log } from './log';
import type { Person } from './person';
import type { Router } from './router';

export interface DispatchDeps {
  readonly router: Router;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of every lifecycle event: the composition root makes it a domain event. */
  placeChanged(event: LifecycleEvent): Promise<void>;
}

export interface Outcome {
  readonly reply: Reply;
  readonly kind: string;
  readonly outcome: 'answered' | 'refused' | 'failed';
}

export interface Dispatch {
  /** Never rejects. `reference`: what the person reads out to an operator when it failed. */
  answer(event: Inbound, sender: Person, reference: string): Promise<Outcome>;
}

export function createDispatch({ router, clock, log, placeChanged }: DispatchDeps): Dispatch {
  async function answer(event: Inbound, sender: Person, reference: string): Promise<Outcome> {
    const ctx: Context = { sender, clock, log: log.with({ reference }) };
    const kind = kindOf(event, router);
    try {
      return { kind, outcome: 'answered', reply: await route(event, ctx) };
    } catch (error) {
      if (error instanceof UserError)
        return { kind, outcome: 'refused', reply: { say: { text: error.key, args: error.args }, onlyToSender: true } };
      log.error('an event failed', { kind, reference, error });
      // Nobody said anything: an apology would only puzzle them.
      if (event.type === 'lifecycle') return { kind, outcome: 'failed', reply: {} };
      return { kind, outcome: 'failed', reply: { say: { text: 'core.failed', args: { reference } }, onlyToSender: true } };
    }
  }

  async function route(event: Inbound, ctx: Context): Promise<Reply> {
    switch (event.type) {
      case 'words':
        return routeWords(event, ctx);
      case 'action':
        return routeAction(event, ctx);
      case 'lifecycle':
        await placeChanged(event);
        return {};
    }
  }

  async function routeWords(event: WordsEvent, ctx: Context): Promise<Reply> {
    if (!ctx.sender.active) throw new UserError('core.inactive');
    const found = router.word(event.words.trim() === '' ? 'help' : event.words);
    if (!found) {
      const nearest = router.nearest(event.words, ctx.sender);
      throw new UserError('core.unknownWord', { nearest: nearest?.word ?? 'help' });
    }
    if (!found.word.who(ctx.sender)) throw new UserError('core.notYours', { word: found.word.word });
    return found.word.run({ ...event, words: found.rest }, ctx);
  }

  async function routeAction(event: ActionEvent, ctx: Context): Promise<Reply> {
    const action = router.action(event.verb);
    if (!action) throw new UserError('core.outdated');
    if (!action.who(ctx.sender)) throw new UserError('core.notAllowed');
    const problems = Object.values(action.check?.(event.inputs) ?? {});
    if (problems[0]) throw new UserError(problems[0].key, problems[0].args);
    return action.run(event, ctx);
  }

  return { answer };
}

/** For logs and metrics: never what was said, only which of our own words, verbs or kinds it was. */
export function kindOf(event: Inbound, router: Router): string {
  if (event.type === 'words') return `words:${event.words.trim() === '' ? 'help' : (router.word(event.words)?.word.word ?? 'unknown')}`;
  if (event.type === 'action') return `action:${router.action(event.verb)?.verb ?? 'unknown'}`;
  return `lifecycle:${event.what}`;
}
