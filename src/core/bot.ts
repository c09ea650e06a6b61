// The bot: takes an event from a platform, finds out whether it was seen before, who sent it, who answers it and whether they may,
// and renders the answer for the sender. Errors of all else end here, once: logged with a reference that the person sees.
import type { Clock } from './clock';
import { UserError } from './errors';
import type { Context, Reply } from './feature';
import { newReference } from './ids';
import type { ActionEvent, Inbound, LifecycleEvent, WordsEvent } from './inbound';
import type { Inbox } from './inbox';
import type { Log } from './log';
import type { Message } from './message';
import type { Metrics } from './metrics';
import type { Outbox } from './outbox';
import type { People, Person } from './person';
import type { Accepted, BotPort, FieldErrors, RenderedReply } from './platform';
import type { Render } from './renderer';
import type { Router } from './router';
import { nearestLocale } from './texts';

export interface BotDeps {
  readonly router: Router;
  readonly people: People;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly render: Render;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Told of every lifecycle event: the composition root makes it a domain event. */
  placeChanged(event: LifecycleEvent): Promise<void>;
}

export interface Bot extends BotPort {
  /** Answers what was noted before `instant` and never answered, by way of the outbox. Gives how many. */
  recover(before: Date): Promise<number>;
  /** Resolves when no event is under way. */
  idle(): Promise<void>;
}

interface Outcome {
  readonly reply: Reply;
  readonly kind: string;
  readonly outcome: 'answered' | 'refused' | 'failed';
}

export function createBot(deps: BotDeps): Bot {
  const { router, people, inbox, outbox, render, clock, log, metrics } = deps;
  const running = new Map<string, Promise<RenderedReply | undefined>>();

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
        await deps.placeChanged(event);
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

  function renderReply(reply: Reply, sender: Person): RenderedReply {
    const forSender = (message: Message) => render(message, sender);
    const { say, replace, form, onlyToSender = false } = reply;
    const card = form && forSender(form.card);
    return {
      onlyToSender,
      ...(say && { say: forSender(say) }),
      ...(replace && { replace: forSender(replace) }),
      ...(form &&
        card?.card && {
          form: {
            title: forSender({ text: form.title }).text,
            card: { text: card.text, card: card.card },
            submit: { verb: form.submit.verb, label: forSender({ text: form.submit.label }).text },
          },
        }),
    };
  }

  /** From event to rendered answer; never rejects. `before`: what must be done before the answer counts as given. */
  async function work(key: string, event: Inbound, before?: (reply: RenderedReply) => Promise<void>): Promise<RenderedReply | undefined> {
    const started = performance.now();
    const reference = newReference();
    let rendered: RenderedReply | undefined;
    try {
      const sender = await people.of(event.sender);
      const { reply, kind, outcome } = await answer(event, sender, reference);
      rendered = isEmpty(reply) ? undefined : { ...renderReply(reply, sender), ...(outcome !== 'answered' && { refused: true }) };
      metrics.event(kind, outcome, (performance.now() - started) / 1000);
    } catch (error) {
      log.error('an event could not be answered', { reference, error });
      metrics.event(kindOf(event, router), 'failed', (performance.now() - started) / 1000);
      const reader = { locale: nearestLocale(event.locale, 'en'), zone: 'UTC' };
      rendered = { say: render({ text: 'core.failed', args: { reference } }, reader), onlyToSender: true };
    }
    try {
      if (rendered) await before?.(rendered);
      await inbox.close(key, rendered);
    } catch (error) {
      log.error('an answer could not be noted; the event may be answered again', { reference, error });
    }
    return rendered;
  }

  function begin(...[key, event, before]: Parameters<typeof work>): Promise<RenderedReply | undefined> {
    const reply = work(key, event, before).finally(() => running.delete(key));
    running.set(key, reply);
    return reply;
  }

  /** Whom nobody waits for any more is answered by the outbox. A form can't be opened then: they are asked to say it again. */
  async function answerLater(key: string, event: Inbound, { say, replace, form, onlyToSender }: RenderedReply): Promise<void> {
    const said = say ?? (form && render({ text: 'core.askAgain' }, await people.of(event.sender)));
    if (said) await outbox.hand(onlyToSender || form ? { account: event.sender } : { place: event.place }, said, `${key}:say`);
    if (replace && event.type === 'action' && event.message) await outbox.handUpdate(event.message, replace, `${key}:replace`);
  }

  async function accept(event: Inbound): Promise<Accepted> {
    const { key, fresh } = await inbox.note(event);
    if (fresh) return { fresh, reply: begin(key, event) };
    metrics.event(kindOf(event, router), 'repeated', 0);
    return { fresh, reply: running.get(key) ?? inbox.answerOf(key).then((answered) => answered?.reply) };
  }

  return {
    accept,
    receive: async (event) => (await accept(event)).reply,
    async check(event): Promise<FieldErrors> {
      const problems = router.action(event.verb)?.check?.(event.inputs) ?? {};
      if (Object.keys(problems).length === 0) return {};
      const reader = await people.of(event.sender);
      return Object.fromEntries(
        Object.entries(problems).map(([input, { key, args }]) => [input, render({ text: key, ...(args && { args }) }, reader).text]),
      );
    },
    opensForm(event) {
      if (event.type === 'words') {
        const found = router.word(event.words);
        return found?.word.opensForm(found.rest) ?? false;
      }
      return event.type === 'action' && (router.action(event.verb)?.opensForm ?? false);
    },
    deliverLater: (to, message, key) => outbox.hand(to, message, key),
    changeLater: (ref, message, key) => outbox.handUpdate(ref, message, key),
    async recover(before) {
      const interrupted = (await inbox.open(before)).filter(({ key }) => !running.has(key));
      for (const { key, event } of interrupted) await begin(key, event, (reply) => answerLater(key, event, reply));
      return interrupted.length;
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled(running.values());
    },
  };
}

function isEmpty(reply: Reply): boolean {
  return !reply.say && !reply.replace && !reply.form;
}

/** For logs and metrics: never what was said, only which of our own words, verbs or kinds it was. */
function kindOf(event: Inbound, router: Router): string {
  if (event.type === 'words') return `words:${event.words.trim() === '' ? 'help' : (router.word(event.words)?.word.word ?? 'unknown')}`;
  if (event.type === 'action') return `action:${router.action(event.verb)?.verb ?? 'unknown'}`;
  return `lifecycle:${event.what}`;
}
