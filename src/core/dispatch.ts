// Finds the answer to an event: which word or action it means, if the sender may use it, and what
// the feature answers. All other errors end here. They are logged once, with a reference that the
// person sees.
import type { Permissions } from './agreement/permissions';
import type { Clock } from './clock';
import { DeliveryError, UserError } from './errors';
import { type Context, notYours, type Readers, type Reply, type Word } from './feature';
import type { Files } from './files';
import {
  type ActionEvent,
  filesOf,
  type Inbound,
  type LifecycleEvent,
  type WordsEvent,
} from './inbound';
import type { ReadFile } from './incoming-files';
import type { Log } from './log';
import type { Message, Place } from './message';
import type { Person } from './person';
import type { PlaceReaders } from './platform';
import type { Meaning, Router } from './routing/router';

export interface DispatchDeps {
  readonly router: Router;
  readonly clock: Clock;
  readonly log: Log;
  /** Called for every lifecycle event. The composition root turns it into a domain event. */
  placeChanged(event: LifecycleEvent): Promise<void>;
  /** Delivers the file of an answer. Gives the message that goes with it. */
  giveFile: Files['give'];
  /** The message as the agreement allows it, or undefined if it does not. */
  redact: Permissions['redact'];
  readonly readFile: ReadFile;
  /** Asks the platform who can read in a place. Throws DeliveryError. */
  readersOf(place: Place): Promise<PlaceReaders>;
}

export interface Handled {
  readonly reply: Reply;
  readonly kind: string;
  readonly outcome: 'answered' | 'refused' | 'failed';
}

export interface Dispatch {
  /** Never rejects. `reference`: the code that the person gives to an operator after a failure. */
  answer(event: WordsEvent | ActionEvent, sender: Person, reference: string): Promise<Handled>;
  /** Handles a change of a place or a person. It has no answer. Never rejects. */
  hear(event: LifecycleEvent, reference: string): Promise<Handled>;
}

export function createDispatch({
  router,
  clock,
  log,
  placeChanged,
  giveFile,
  redact,
  readFile,
  readersOf,
}: DispatchDeps): Dispatch {
  async function readersHere({ place, alone }: Inbound, sender: Person): Promise<Readers> {
    if (alone || place.kind === 'personal') return 'sender';
    // A guest who speaks in a place can read there.
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

  async function answer(
    event: WordsEvent | ActionEvent,
    sender: Person,
    reference: string,
  ): Promise<Handled> {
    let readers: Promise<Readers> | undefined;
    const ctx: Context = {
      sender,
      clock,
      log: log.with({ reference }),
      readers: () => (readers ??= readersHere(event, sender)),
      readFile,
    };
    let kind: string = event.type;
    try {
      const meaning = event.type === 'words' ? await meant(event, ctx) : undefined;
      kind = eventKind(event, router, meaning);
      return {
        kind,
        outcome: 'answered',
        reply: permitted(await withFile(await route(event, ctx, meaning), event, sender)),
      };
    } catch (error) {
      if (error instanceof UserError)
        return {
          kind,
          outcome: 'refused',
          reply: { say: { text: error.key, args: error.args }, onlyToSender: true },
        };
      log.error('an event failed', { kind, reference, error });
      return {
        kind,
        outcome: 'failed',
        reply: { say: { text: 'core.failed', args: { reference } }, onlyToSender: true },
      };
    }
  }

  /** A guess at the meaning of a message yields to a stored answer to exactly these words. */
  async function meant({ words }: WordsEvent, ctx: Context): Promise<Meaning> {
    const meaning = router.meaning(words, (word) => word.who(ctx.sender));
    const { asks } = meaning;
    const isAsked = meaning.kind === 'word' && meaning.word === asks;
    if (!asks?.knows || isAsked || !ctx.sender.active || !(await asks.knows(words, ctx)))
      return meaning;
    return { kind: 'word', word: asks, rest: words.trim() };
  }

  async function withFile(
    { file, ...reply }: Reply,
    event: Inbound,
    sender: Person,
  ): Promise<Reply> {
    return file
      ? { ...reply, say: await giveFile(file, event.sender, sender), onlyToSender: true }
      : reply;
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
      // Nobody spoke to the bot, so an apology would only confuse.
      log.error('an event failed', { kind, reference, error });
      return { kind, outcome: 'failed', reply: {} };
    }
  }

  function route(
    event: WordsEvent | ActionEvent,
    ctx: Context,
    meaning: Meaning | undefined,
  ): Promise<Reply> {
    return event.type === 'words'
      ? routeWords(event, ctx, meaning ?? { kind: 'nothing' })
      : routeAction(event, ctx);
  }

  async function routeWords(event: WordsEvent, ctx: Context, meaning: Meaning): Promise<Reply> {
    if (!ctx.sender.active) throw new UserError('core.inactive');
    const taker = takerOf(event, ctx.sender, meaning);
    if (taker) return taker.run(event, ctx);
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

  /** What takes the files of a message that is no command, if the sender may use it. */
  function takerOf(event: WordsEvent, sender: Person, meaning: Meaning): Word['files'] {
    const isSilent = event.words.trim() === '';
    // Beside a question in a channel, a file that is out of reach may be anything.
    const files = filesOf(event).filter(({ outOfReach }) => isSilent || !outOfReach);
    if (files.length === 0 || isCommand(event, meaning)) return undefined;
    return router.words.find(
      (word) => word.files?.takes(files) && !word.refused && word.who(sender),
    )?.files;
  }

  /** Guests hear what they can do instead. */
  function notOpen(word: Word, sender: Person): UserError {
    return sender.guest ? new UserError('core.guestsAsk') : notYours(word, sender);
  }

  async function routeAction(event: ActionEvent, ctx: Context): Promise<Reply> {
    const action = router.action(event.verb);
    if (!action) throw new UserError('core.outdated');
    if (!action.who(ctx.sender)) throw new UserError('core.notAllowed');
    const problems = Object.values(action.check?.(event.inputs, filesOf(event)) ?? {});
    if (problems[0]) throw new UserError(problems[0].key, problems[0].args);
    return action.run(event, ctx);
  }

  return { answer, hear };
}

/** Whether the words are meant for one word, and not a question or small talk beside a file. */
function isCommand({ words }: WordsEvent, meaning: Meaning): boolean {
  if (words.trim() === '' || meaning.kind !== 'word') return false;
  return meaning.word !== meaning.asks || meaning.rest.trim() !== words.trim();
}

/**
 * A label for logs and metrics. It never holds a person's words, only our own word, verb or kind.
 */
export function eventKind(event: Inbound, router: Router, meaning?: Meaning): string {
  if (event.type === 'words')
    return `words:${kindOfWords(meaning ?? router.meaning(event.words, () => true))}`;
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
