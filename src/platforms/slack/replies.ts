// How an answer reaches people on Slack: a modal for a form, an ephemeral message for the sender's eyes only, a post or a change in
// place otherwise. What Slack does not take now is handed back to the bot, to be delivered later.
import type { WebClient } from '@slack/web-api';
import { DeliveryError } from '../../core/errors';
import { causeOf } from '../../core/inbound';
import type { Log } from '../../core/log';
import type { Address, Outbound } from '../../core/message';
import type { BotPort, RenderedForm, RenderedReply } from '../../core/platform';
import type { Block } from './blocks/inputs';
import { noteView, toMessage, toView } from './blocks/to-blocks';
import { deliveryErrorOf } from './delivery-errors';
import type { Came, FormMetadata } from './inbound';
import { type SlackOutbound, wordsFor } from './outbound';

/** Slack's limit of what a modal carries. */
const METADATA_MAX = 3000;

/** A modal that is open already, to be filled. */
export interface OpenModal {
  readonly viewId: string;
}

export interface Replies {
  /** Opens an empty modal while the answer is made; undefined when Slack did not let us. */
  openSkeleton(came: Came): Promise<OpenModal | undefined>;
  give(came: Came, reply: RenderedReply | undefined, modal: OpenModal | undefined): Promise<void>;
}

export function createReplies(client: WebClient, outbound: SlackOutbound, bot: BotPort, fetcher: typeof fetch, log: Log): Replies {
  const wordsOf = ({ event }: Came) => wordsFor(event.locale ?? outbound.localeOf(event.sender));

  /** Tries now; what may go later, goes later by the outbox. */
  async function orLater(came: Came, to: Address, message: Outbound, step: string, now: () => Promise<void>): Promise<void> {
    try {
      await now();
    } catch (thrown) {
      const error = deliveryErrorOf(thrown);
      if (error.kind !== 'rateLimited' && error.kind !== 'unavailable') throw error;
      await bot.deliverLater(to, message, `${causeOf(came.event)}:${step}`);
    }
  }

  function metadataOf(came: Came, form: RenderedForm): string {
    const { event } = came;
    const action = form.card.card['actions'] as readonly { readonly data?: FormMetadata['data'] }[] | undefined;
    const message = event.type === 'action' && event.message ? { message: event.message } : {};
    const metadata: FormMetadata = { verb: form.submit.verb, data: action?.[0]?.data ?? {}, place: event.place, ...message };
    const text = JSON.stringify(metadata);
    if (text.length > METADATA_MAX) throw new Error(`the data of the form ${form.submit.verb} do not fit into a Slack modal`);
    return text;
  }

  async function show(came: Came, view: Block, modal: OpenModal | undefined): Promise<boolean> {
    try {
      if (modal) await client.views.update({ view_id: modal.viewId, view: view as never });
      else if (came.triggerId !== undefined) await client.views.open({ trigger_id: came.triggerId, view: view as never });
      else return false;
      return true;
    } catch (thrown) {
      log.warn('a modal could not be shown', { reason: deliveryErrorOf(thrown).message });
      return false;
    }
  }

  async function say(came: Came, message: Outbound, reply: RenderedReply): Promise<void> {
    const { event } = came;
    const personal = event.place.kind === 'personal';
    const alone = !personal && (reply.onlyToSender || came.command === true);
    const to: Address = alone ? { account: event.sender } : { place: event.place };
    await orLater(came, to, message, 'say', async () => {
      if (alone) await sayAlone(came, message);
      else await outbound.post(to, message, `${causeOf(event)}:say`);
    });
  }

  /** Where the bot is not in the channel it can't whisper there: then in the sender's own chat. */
  async function sayAlone(came: Came, message: Outbound): Promise<void> {
    const { event } = came;
    try {
      await outbound.ephemeral(event.place, event.sender.user, message);
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.kind !== 'gone') throw error;
      await outbound.post({ account: event.sender }, message, `${causeOf(event)}:say`);
    }
  }

  async function replace(came: Came, message: Outbound): Promise<void> {
    const { event, responseUrl } = came;
    if (responseUrl !== undefined) {
      const body = JSON.stringify({ replace_original: true, ...toMessage(message, wordsOf(came)) });
      const response = await fetcher(responseUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      if (!response.ok) log.warn('an ephemeral message could not be replaced', { status: response.status });
      return;
    }
    if (event.type !== 'action' || !event.message) {
      await say(came, message, { onlyToSender: true });
      return;
    }
    const ref = event.message;
    await orLater(came, { place: ref.place }, message, 'replace', () => outbound.update(ref, message));
  }

  return {
    async openSkeleton(came) {
      if (came.triggerId === undefined) return undefined;
      const words = wordsOf(came);
      try {
        const { view } = await client.views.open({
          trigger_id: came.triggerId,
          view: noteView(words.title, words.loading, words.close) as never,
        });
        return view?.id === undefined ? undefined : { viewId: view.id };
      } catch (thrown) {
        log.warn('a modal could not be opened', { reason: deliveryErrorOf(thrown).message });
        return undefined;
      }
    },
    async give(came, reply, modal) {
      const words = wordsOf(came);
      if (reply?.form) {
        const view = toView(reply.form, reply.form.submit.verb, metadataOf(came, reply.form), words);
        if (await show(came, view, modal)) return;
      }
      // Somebody looks at an empty modal: what there is to say is said there.
      if (modal) {
        const text = reply?.say?.text ?? reply?.replace?.text ?? words.done;
        const shown = await show(came, noteView(words.title, text, words.close), modal);
        if (shown && !reply?.say?.card && !reply?.replace) return;
      }
      if (reply?.replace) await replace(came, reply.replace);
      if (reply?.say) await say(came, reply.say, reply);
    },
  };
}
