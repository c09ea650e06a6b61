// The bot takes an event from a platform, checks if it came before and who sent it, gets the answer
// (dispatch.ts) and renders it for the sender. Every event that is stored gets an answer, at the
// latest after the next start.
import type { Clock } from './clock';
import { type Dispatch, eventKind, type Handled } from './dispatch';
import type { Reply } from './feature';
import { withoutRequestDeadline } from './request-deadline';
import { newReference } from './ids';
import { causeOf, filesOf, type Inbound, withShortBlanks } from './inbound';
import type { Inbox } from './inbox';
import type { Log } from './log';
import type { Address, Message, Outbound, Place } from './message';
import type { Metrics } from './metrics';
import type { Outbox } from './outbox';
import type { Account } from './account';
import { isStranger, type People, type Stranger } from './people';
import type { Person } from './person';
import type { Accepted, BotPort, FieldErrors, RenderedReply } from './platform';
import type { Reader, Render } from './renderer';
import type { Router } from './routing/router';
import { createEventsUnderWay, type UnderWay } from './under-way';
import { nearestLocale, type TextKey } from './texts';

export interface BotDeps {
  readonly router: Router;
  readonly dispatch: Dispatch;
  readonly people: People;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  /** Called when someone who is not a colleague speaks in a place that is not personal. */
  readonly noteStranger: (place: Place, account: Account) => void;
  readonly render: Render;
  /** The reader for whom texts are rendered if nothing is known about the reader. */
  readonly defaultReader: Reader;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

export interface Bot extends BotPort {
  /**
   * Answers, through the outbox, the events from before `instant` that have no answer. Gives how
   * many.
   */
  recover(before: Date): Promise<number>;
  /** Resolves when no event is being handled. */
  idle(): Promise<void>;
}

/** `stays`: the event is answered again once more is known about its sender. */
interface Worked {
  readonly rendered?: RenderedReply;
  readonly stays?: boolean;
}
type Answered = Pick<Handled, 'kind' | 'outcome'> & Worked;

/** An event that a crash left waits this long until the platform can identify its sender. */
const WAIT_FOR_PLATFORM_MS = 24 * 3_600_000;

const STRANGER_TEXTS: Readonly<Record<Stranger, TextKey>> = {
  outsider: 'core.outsider',
  unknown: 'core.unknownSender',
};

export function createBot(deps: BotDeps): Bot {
  const {
    router,
    dispatch,
    people,
    inbox,
    outbox,
    noteStranger,
    render,
    defaultReader,
    clock,
    log,
    metrics,
  } = deps;
  const isFresh = ({ at }: Inbound) =>
    clock.now().getTime() - Date.parse(at) < WAIT_FOR_PLATFORM_MS;
  const underWay = createEventsUnderWay();
  /** When an event that has no answer yet is tried again, by key, in milliseconds of the clock. */
  const waiting = new Map<string, number>();

  function renderReply(reply: Reply, sender: Person): RenderedReply {
    const forSender = (message: Message) => render(message, sender);
    const { say, replace, form, openly, onlyToSender = false } = reply;
    const card = form && forSender(form.card);
    return {
      onlyToSender,
      ...(say && { say: forSender(say) }),
      ...(openly && { openly: render(openly, defaultReader) }),
      ...(replace && { replace: forSender(replace) }),
      ...(form &&
        card?.card && {
          form: {
            title: forSender({ text: form.title }).text,
            card: { text: card.text, card: card.card },
            submit: { verb: form.submit.verb, label: forSender({ text: form.submit.label }).text },
            ...(form.file && {
              file: {
                id: form.file.id,
                label: forSender({ text: form.file.text }).text,
                types: form.file.types,
              },
            }),
          },
        }),
    };
  }

  /** A reader that only the event describes. */
  const readerOf = ({ locale }: Inbound): Reader => ({
    ...defaultReader,
    locale: nearestLocale(locale, defaultReader.locale),
  });

  /** `left`: a crash left the event. Gives undefined if it cannot be answered yet. */
  async function answered(
    event: Inbound,
    reference: string,
    left: boolean,
  ): Promise<Answered | undefined> {
    if (event.type === 'lifecycle') return dispatch.hear(event, reference);
    const sender = await people.of(event.sender, event);
    // An event that a crash left waits until the platform can identify its sender. The sender is
    // not there to repeat it.
    if (sender === 'unknown' && left && isFresh(event)) return undefined;
    if (event.place.kind !== 'personal' && isNoColleague(sender))
      noteStranger(event.place, event.sender);
    if (isStranger(sender)) {
      // Words are answered once the platform can identify the sender. A form stays open with its
      // inputs.
      const stays = sender === 'unknown' && !left && event.type === 'words';
      const say = render(
        { text: stays ? 'core.unknownSenderWaits' : STRANGER_TEXTS[sender] },
        readerOf(event),
      );
      return {
        kind: eventKind(event, router),
        outcome: 'refused',
        rendered: { say, onlyToSender: true, refused: true, toStranger: true },
        stays,
      };
    }
    const { reply, kind, outcome } = await dispatch.answer(event, sender, reference);
    const rendered = isEmpty(reply)
      ? undefined
      : {
          ...renderReply(reply, sender),
          ...(outcome !== 'answered' && { refused: true as const }),
        };
    return { kind, outcome, ...(rendered && { rendered }) };
  }

  /**
   * Turns an event into a rendered answer. Never rejects. `left`: a crash left the event. Gives
   * undefined if it cannot be answered yet.
   */
  async function work(event: Inbound, left: boolean): Promise<Worked | undefined> {
    const started = performance.now();
    const reference = newReference();
    try {
      const done = await answered(event, reference, left);
      if (done) metrics.event(done.kind, done.outcome, (performance.now() - started) / 1000);
      return done;
    } catch (error) {
      log.error('an event could not be answered', { reference, error });
      metrics.event(eventKind(event, router), 'failed', (performance.now() - started) / 1000);
      const say = render({ text: 'core.failed', args: { reference } }, readerOf(event));
      return { rendered: { say, onlyToSender: true } };
    }
  }

  /**
   * Closes an event once its answer is given. If that fails, the event stays open and is answered
   * again, through the outbox. Never rejects.
   */
  async function close(
    key: string,
    worked: Worked | undefined,
    give: (reply: RenderedReply) => Promise<unknown>,
  ): Promise<void> {
    if (!worked) return;
    const { rendered, stays = false } = worked;
    try {
      if (rendered) await give(rendered);
      if (!stays) await inbox.close(key, rendered);
    } catch (error) {
      log.error('an answer could not be noted; the event may be answered again', { key, error });
    }
  }

  async function knownReader(event: Inbound): Promise<Reader> {
    const met = await people.of(event.sender, event);
    return isStranger(met) ? readerOf(event) : met;
  }

  /**
   * Sends the answer through the outbox when the sender no longer waits for it. A form cannot be
   * opened then, so the sender is asked to repeat their words.
   */
  async function answerLater(key: string, event: Inbound, reply: RenderedReply): Promise<void> {
    // Nothing is stored about strangers, and they no longer wait for the answer.
    if (reply.toStranger) return;
    const { say, replace, form, openly, onlyToSender } = reply;
    const isAlone = onlyToSender || form !== undefined || event.alone === true;
    const said = say ?? (form && render({ text: 'core.askAgain' }, await knownReader(event)));
    // The platform may have given it just before the crash.
    const later = (to: Address, message: Outbound, step: string) =>
      outbox.enqueue(to, message, `${key}:${step}`, 0, true);
    if (openly) await later({ place: event.place }, openly, 'openly');
    if (said)
      await later(isAlone ? { account: event.sender } : { place: event.place }, said, 'say');
    if (replace && event.type === 'action' && event.message)
      await outbox.enqueueUpdate(event.message, replace, `${key}:replace`);
  }

  async function take(
    key: string,
    event: Inbound,
    given: Promise<unknown> | undefined,
  ): Promise<UnderWay> {
    if (!(await inbox.note(key, event))) {
      const reply = firstAnswer(key);
      return { fresh: false, reply, closed: reply };
    }
    // `close` below handles a rejection, perhaps later: until then it is not an unhandled one.
    given?.catch(() => undefined);
    return withoutRequestDeadline(() => {
      const worked = work(event, false);
      const closed = worked.then((done) => close(key, done, async () => given));
      const reply = worked.then((done) => done?.rendered);
      // Nobody says when it is given, so it counts as given before the platform has it.
      return { fresh: true, closed, reply: given ? reply : closed.then(() => reply) };
    });
  }

  async function firstAnswer(key: string): Promise<RenderedReply | undefined> {
    try {
      return (await inbox.answerOf(key))?.reply;
    } catch (error) {
      log.error('the first answer to a repeated event could not be read', { error });
      return undefined;
    }
  }

  /**
   * A repeat waits until the first event is stored, because a platform does not send an
   * acknowledged event again.
   */
  async function accept(came: Inbound, given?: Promise<unknown>): Promise<Accepted> {
    const event = withShortBlanks(came);
    const key = causeOf(event);
    const first = underWay.get(key);
    const { fresh, reply } = first
      ? { ...(await first), fresh: false }
      : await underWay.follow(key, take(key, event, given));
    if (!fresh) metrics.event(eventKind(event, router), 'repeated', 0);
    return { fresh, reply };
  }

  return {
    accept,
    receive: async (event) => (await accept(event)).reply,
    async check(given): Promise<FieldErrors> {
      const event = withShortBlanks(given);
      const problems = router.action(event.verb)?.check?.(event.inputs, filesOf(event)) ?? {};
      if (Object.keys(problems).length === 0) return {};
      const reader = await knownReader(event);
      return Object.fromEntries(
        Object.entries(problems).map(([input, { key, args }]) => [
          input,
          render({ text: key, ...(args && { args }) }, reader).text,
        ]),
      );
    },
    opensForm(given) {
      const event = withShortBlanks(given);
      if (event.type === 'words') {
        // The sender is not known yet, so all words are treated as allowed.
        const meaning = router.meaning(event.words, () => true);
        return meaning.kind === 'word' && meaning.word.opensForm(meaning.rest);
      }
      return event.type === 'action' && (router.action(event.verb)?.opensForm ?? false);
    },
    deliverLater: (to, message, key, waitMs, unsure) =>
      outbox.enqueue(to, message, key, waitMs, unsure),
    changeLater: (ref, message, key, waitMs) => outbox.enqueueUpdate(ref, message, key, waitMs),
    async recover(before) {
      const now = clock.now().getTime();
      const interrupted = (await inbox.open(before)).filter(
        ({ key }) => !underWay.get(key) && (waiting.get(key) ?? 0) <= now,
      );
      for (const { key, event } of interrupted) {
        const worked = work(event, true);
        const reply = worked.then((done) => done?.rendered);
        const closed = worked.then((done) =>
          close(key, done, (rendered) => answerLater(key, event, rendered)),
        );
        await underWay.follow(key, Promise.resolve({ fresh: false, reply, closed }));
        await closed;
        // If the sender is still unknown, the time to the next try grows with the wait so far.
        if (await reply) waiting.delete(key);
        else waiting.set(key, now + Math.max(0, now - Date.parse(event.at)) / 4);
      }
      return interrupted.length;
    },
    idle: underWay.idle,
  };
}

/** Whether the platform says that they are not a colleague. */
const isNoColleague = (met: Person | Stranger) =>
  isStranger(met) ? met === 'outsider' : met.guest === true;

function isEmpty(reply: Reply): boolean {
  return !reply.say && !reply.replace && !reply.form;
}
