// Gives a reply: as messages, or as the response to an invoke, with the rest as messages and
// updates. If Teams cannot take something now, it goes back to the bot, which delivers it later.
import { type ActionEvent, causeOf, type WordsEvent } from '../../../core/inbound';
import type { Log } from '../../../core/log';
import type { Address, Card, MessageRef, Outbound } from '../../../core/message';
import type { BotPort, FieldErrors, RenderedForm, RenderedReply } from '../../../core/platform';
import { createTryNow } from '../../shared/try-now';
import { teamsTextsFor } from '../own-texts';
import type { TeamsOutbound } from './index';
import { type ShownCards, withLine, withProblems } from '../cards/shown-cards';
import { type FormPlace, plain, textCard, wrapCard } from '../cards/wrapped-cards';

/** The body of a response to adaptiveCard/action. */
export interface InvokeAnswer {
  readonly statusCode: 200;
  readonly type:
    | 'application/vnd.microsoft.card.adaptive'
    | 'application/vnd.microsoft.activity.message';
  readonly value: Card | string;
}

export type Answered = WordsEvent | ActionEvent;

export interface Answers {
  /** Everything by messages and updates. */
  byMessages(event: Answered, reply: RenderedReply, form?: FormPlace): Promise<void>;
  /** The response to a form with problems: the form as the person left it, with the problems. */
  byProblems(event: ActionEvent, problems: FieldErrors, form?: FormPlace): InvokeAnswer;
  /** The response to the presser, and what else is to be done. */
  byInvoke(
    event: ActionEvent,
    reply: RenderedReply,
    form?: FormPlace,
  ): { readonly answer: InvokeAnswer; rest(): Promise<void> };
  notice(event: Answered, text: keyof ReturnType<typeof teamsTextsFor>): InvokeAnswer;
}

export const cardAnswer = (card: Card): InvokeAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: wrapCard(card),
});

export const textAnswer = (text: string): InvokeAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: plain(text),
});

/** A message that can replace a card. */
const inCardsPlace = (message: Outbound): Outbound & { readonly card: Card } => ({
  ...message,
  card: message.card ?? textCard(message.text),
});

/** A form as a card. Its buttons say what kind of form it is. */
const formMessage = (form: RenderedForm, place: FormPlace) => ({
  ...form.card,
  card: wrapCard(form.card.card, place),
});

export function createAnswers(
  outbound: TeamsOutbound,
  shown: ShownCards,
  bot: BotPort,
  log: Log,
): Answers {
  const textsFor = ({ locale }: Answered) => teamsTextsFor(locale);

  const tryNow = createTryNow({ bot, log });

  /**
   * Says something where the event was, or to the sender alone. A message for the sender alone is
   * never shown to others.
   */
  async function tell(
    event: Answered,
    message: Outbound,
    step: string,
    onlyToSender: boolean,
  ): Promise<void> {
    const alone = onlyToSender && event.place.kind !== 'personal';
    const to: Address = alone ? { account: event.sender } : { place: event.place };
    const key = `${causeOf(event)}:${step}`;
    const refused = await tryNow({ to, message, key, now: () => outbound.send(to, message) });
    if (refused?.kind === 'gone' && alone)
      await tell(event, { text: textsFor(event).openChat }, step, false);
    else if (refused)
      log.warn('an answer was not taken', { event: event.id, step, reason: refused.message });
  }

  /** False if the message can't be changed, now or later. */
  async function change(event: Answered, ref: MessageRef, message: Outbound): Promise<boolean> {
    const key = `${causeOf(event)}:change`;
    const refused = await tryNow({
      to: ref,
      message,
      key,
      now: () => outbound.update(ref, message),
    });
    if (refused)
      log.warn('a message could not be changed', { event: event.id, reason: refused.message });
    return refused === undefined;
  }

  async function byMessages(
    event: Answered,
    reply: RenderedReply,
    form?: FormPlace,
  ): Promise<void> {
    const { say, replace, openly, onlyToSender, toStranger = false } = reply;
    const message = event.type === 'action' ? event.message : undefined;
    if (replace && message) await change(event, message, inCardsPlace(replace));
    if (say) {
      // A form that was a message of its own is replaced by the answer. A refused form stays, so
      // that the person can correct it.
      const stands =
        message &&
        form === 'own' &&
        !reply.refused &&
        (await change(event, message, inCardsPlace(say)));
      if (!stands) await tell(event, say, 'say', onlyToSender && !toStranger);
    }
    if (openly) await tell(event, openly, 'openly', false);
    // Only the person who asked for a form may see its contents and what they type.
    if (reply.form) await tell(event, formMessage(reply.form, 'own'), 'form', true);
  }

  /** The form in which somebody pressed, if known. */
  function formOf({ message, sender }: ActionEvent, form: FormPlace | undefined): Card | undefined {
    if (!message || !form) return undefined;
    return form === 'over' ? shown.formOver(message, sender) : shown.shownToAll(message);
  }

  /** The covered card comes back, with a line for the person who filled in the form. */
  function uncovered({ message }: ActionEvent, line: string, otherwise: Card): InvokeAnswer {
    const card = message && shown.shownToAll(message);
    return cardAnswer(card ? withLine(card, line, 'accent') : otherwise);
  }

  return {
    byMessages,
    byProblems(event, problems, form) {
      const known = formOf(event, form);
      return known
        ? cardAnswer(withProblems(known, event.inputs, problems))
        : textAnswer(Object.values(problems).join('\n'));
    },
    notice: (event, text) => textAnswer(textsFor(event)[text]),
    byInvoke(event, reply, form) {
      const { say, replace, onlyToSender } = reply;
      const texts = textsFor(event);
      const byAllMeans = () => byMessages(event, reply, form);
      if (reply.form) {
        const { form: wanted, ...others } = reply;
        const { card } = formMessage(wanted, 'over');
        if (event.message) shown.cover(event.message, event.sender, card);
        return { answer: cardAnswer(card), rest: () => byMessages(event, others) };
      }
      if (replace) return { answer: cardAnswer(inCardsPlace(replace).card), rest: byAllMeans };
      if (!say) return { answer: textAnswer(texts.done), rest: nothingElse };
      if (reply.refused) {
        const known = formOf(event, form);
        const again =
          known && withLine(withProblems(known, event.inputs, {}), say.text, 'attention');
        return { answer: again ? cardAnswer(again) : textAnswer(say.text), rest: nothingElse };
      }
      if (form === 'own') return { answer: cardAnswer(inCardsPlace(say).card), rest: byAllMeans };
      if (form === 'over') {
        if (!onlyToSender)
          return {
            answer: uncovered(event, texts.doneBelow, textCard(texts.doneBelow)),
            rest: byAllMeans,
          };
        return {
          answer: say.card ? cardAnswer(say.card) : uncovered(event, say.text, textCard(say.text)),
          rest: nothingElse,
        };
      }
      if (onlyToSender && !say.card) return { answer: textAnswer(say.text), rest: nothingElse };
      const elsewhere = onlyToSender && event.place.kind !== 'personal';
      return { answer: textAnswer(elsewhere ? texts.inYourChat : texts.done), rest: byAllMeans };
    },
  };
}

async function nothingElse(): Promise<void> {}
