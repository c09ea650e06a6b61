// Finds what to answer to an event: which word or action it means, whether the sender may, and what the feature says. Errors of all
// else end here, once: logged with a reference that the person sees.
import type { Permissions } from './agreement/permissions';
import type { Clock } from './clock';
import { DeliveryError, UserError } from './errors';
import { type Context, notYours, type Readers, type Reply, type Word } from './feature';
import type { Files } from './files';
import type { ActionEvent, Inbound, LifecycleEvent, WordsEvent } from './inbound';
import type { Log } from './log';
import type { Message, Place } from './message';
import type { Person } from './person';
import type { PlaceReaders } from './platform';
import type { Meaning, Router } from './routing/router';

export interface DispatchDeps {
  readonly router: Router;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of every lifecycle event: the composition root makes it a domain event. */
  placeChanged(event: LifecycleEvent): Promise<void>;
  /** Gives the file of an answer, and what to say of it. */
  giveFile: Files['give'];
  /** The message as the agreement lets it be said; undefined: it does not. */
  redact: Permissions['redact'];
  /** Asks the platform of a place who reads there. Throws DeliveryError. */
  readersOf(place: Place): Promise<PlaceReaders>;
}

export interface Handled {
  readonly reply: Reply;
  readonly kind: string;
  readonly outcome: 'answered' | 'refused' | 'failed';
}

export interface Dispatch {
  /** Never rejects. `reference`: what the person reads out to an operator when it failed. */
  answer(event: WordsEvent | ActionEvent, sender: Person, reference: string): Promise<Handled>;
  /** What happened to a place or a person; nobody is answered. Never rejects. */
  hear(event: LifecycleEvent, reference: string): Promise<Handled>;
}

export function createDispatch({ router, clock, log, placeChanged, giveFile, redact, readersOf }: DispatchDeps): Dispatch {
  async function readersHere({ place, alone }: Inbound, sender: Person): Promise<Readers> {
    if (alone || place.kind === 'personal') return 'sender';
    // A guest who speaks there reads there.
    if (sender.guest) return 'mixed';
    try {
      return await readersOf(place);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      log.warn('the readers of a place are not known; it is treated as open to others', {
        platform: place.platform,
        reason: error.message,
      });
      return 'mixed';
    }
  }

  async function answer(event: WordsEvent | ActionEvent, sender: Person, reference: string): Promise<Handled> {
    let readers: Promise<Readers> | undefined;
    const ctx: Context = { sender, clock, log: log.with({ reference }), readers: () => (readers ??= readersHere(event, sender)) };
    let kind: string = event.type;
    try {
      const meaning = event.type === 'words' ? await meant(event, ctx) : undefined;
      kind = eventKind(event, router, meaning);
      return { kind, outcome: 'answered', reply: permitted(await withFile(await route(event, ctx, meaning), event, sender)) };
    } catch (error) {
      if (error instanceof UserError)
        return { kind, outcome: 'refused', reply: { say: { text: error.key, args: error.args }, onlyToSender: true } };
      log.error('an event failed', { kind, reference, error });
      return { kind, outcome: 'failed', reply: { say: { text: 'core.failed', args: { reference } }, onlyToSender: true } };
    }
  }

  /** What a message seems to stand for gives way where somebody wrote down an answer to its very words. */
  async function meant({ words }: WordsEvent, ctx: Context): Promise<Meaning> {
    const meaning = router.meaning(words, (word) => word.who(ctx.sender));
    const { asks } = meaning;
    const isAsked = meaning.kind === 'word' && meaning.word === asks;
    if (!asks?.knows || isAsked || !ctx.sender.active || !(await asks.knows(words, ctx))) return meaning;
    return { kind: 'word', word: asks, rest: words.trim() };
  }

  async function withFile({ file, ...reply }: Reply, event: Inbound, sender: Person): Promise<Reply> {
    return file ? { ...reply, say: await giveFile(file, event.sender, sender), onlyToSender: true } : reply;
  }

  function permitted(reply: Reply): Reply {
    const asMay = <M extends Message>(message: M): M => {
      const allowed = redact(message);
      if (!allowed) throw new UserError('core.listNotAgreed');
      return allowed;
    };
    const { say, replace, openly, form } = reply;
    return {
      ...reply,
      ...(say && { say: asMay(say) }),
      ...(replace && { replace: asMay(replace) }),
      ...(openly && { openly: asMay(openly) }),
      ...(form && { form: { ...form, card: asMay(form.card) } }),
    };
  }

  async function hear(event: LifecycleEvent, reference: string): Promise<Handled> {
    const kind = eventKind(event, router);
    try {
      await placeChanged(event);
      return { kind, outcome: 'answered', reply: {} };
    } catch (error) {
      // Nobody said anything: an apology would only puzzle them.
      log.error('an event failed', { kind, reference, error });
      return { kind, outcome: 'failed', reply: {} };
    }
  }

  function route(event: WordsEvent | ActionEvent, ctx: Context, meaning: Meaning | undefined): Promise<Reply> {
    return event.type === 'words' ? routeWords(event, ctx, meaning ?? { kind: 'nothing' }) : routeAction(event, ctx);
  }

  async function routeWords(event: WordsEvent, ctx: Context, meaning: Meaning): Promise<Reply> {
    if (!ctx.sender.active) throw new UserError('core.inactive');
    if (event.files && event.words.trim() === '') throw new UserError('core.onlyFiles');
    switch (meaning.kind) {
      case 'word': {
        const { word, rest } = meaning;
        if (!word.who(ctx.sender)) throw notOpen(word, ctx.sender);
        return word.run({ ...event, words: rest }, ctx);
      }
      case 'text':
        return { say: { text: meaning.text } };
      case 'near':
        return meaning.ask(meaning.near, event.words.trim(), ctx);
      case 'nothing':
        throw new UserError(ctx.sender.guest ? 'core.guestsAsk' : 'core.unknownWord');
    }
  }

  /** Guests are told what is open to them. */
  function notOpen(word: Word, sender: Person): UserError {
    return sender.guest ? new UserError('core.guestsAsk') : notYours(word, sender);
  }

  async function routeAction(event: ActionEvent, ctx: Context): Promise<Reply> {
    const action = router.action(event.verb);
    if (!action) throw new UserError('core.outdated');
    if (!action.who(ctx.sender)) throw new UserError('core.notAllowed');
    const problems = Object.values(action.check?.(event.inputs) ?? {});
    if (problems[0]) throw new UserError(problems[0].key, problems[0].args);
    return action.run(event, ctx);
  }

  return { answer, hear };
}

/** For logs and metrics: never what was said, only which of our own words, verbs or kinds it was. */
export function eventKind(event: Inbound, router: Router, meaning?: Meaning): string {
  if (event.type === 'words') return `words:${kindOfWords(meaning ?? router.meaning(event.words, () => true))}`;
  if (event.type === 'action') return `action:${router.action(event.verb)?.verb ?? 'unknown'}`;
  return `lifecycle:${event.what}`;
}

function kindOfWords(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'word':
      return meaning.word.word;
    case 'text':
      return 'smalltalk';
    case 'near':
      return 'near';
    case 'nothing':
      return 'unknown';
  }
}
