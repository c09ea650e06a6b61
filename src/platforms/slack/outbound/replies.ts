// How an answer reaches people on Slack: a modal for a form, an ephemeral message for the sender's
// eyes only, a post or a change in place otherwise. What Slack does not take now is handed back to
// the bot, to be delivered later.
import type { ViewsOpenResponse, WebClient } from '@slack/web-api';
import { DeliveryError } from '../../../core/errors';
import { causeOf } from '../../../core/inbound';
import type { Log } from '../../../core/log';
import type { Address, MessageRef, Outbound } from '../../../core/message';
import type { BotPort, RenderedForm, RenderedReply } from '../../../core/platform';
import { noteView, toView } from '../blocks/to-blocks';
import type { Block } from '../blocks/text';
import { slackDeliveryError } from '../calls/delivery-errors';
import type { SlackInteraction, FormMetadata } from '../inbound';
import { createTryNow } from '../../shared/try-now';
import type { SlackOutbound } from './index';
import { sayAgainCard } from './say-again';
import { slackTextsFor } from '../own-texts';

/** A modal that is open already, to be filled. */
export interface OpenModal {
  readonly viewId: string;
}

export interface Replies {
  /** Opens an empty modal while the answer is made; undefined when Slack did not let us. */
  openSkeleton(interaction: SlackInteraction): Promise<OpenModal | undefined>;
  give(
    interaction: SlackInteraction,
    reply: RenderedReply,
    modal: OpenModal | undefined,
  ): Promise<void>;
  /** There will be no answer: says so where a modal waits for one. */
  giveUp(interaction: SlackInteraction, modal: Promise<OpenModal | undefined>): Promise<void>;
}

export interface RepliesDeps {
  readonly client: WebClient;
  readonly outbound: SlackOutbound;
  readonly bot: BotPort;
  readonly log: Log;
}

export function createReplies({ client, outbound, bot, log }: RepliesDeps): Replies {
  const localeOf = ({ event }: SlackInteraction) => event.locale ?? outbound.localeOf(event.sender);
  const wordsOf = (interaction: SlackInteraction) => slackTextsFor(localeOf(interaction));
  const keyOf = ({ event }: SlackInteraction, step: string) => `${causeOf(event)}:${step}`;

  const tryNow = createTryNow({ bot, log, findSent: (to, key) => outbound.findSent(to, key) });

  /**
   * If Slack refuses for good, `otherwise` is tried, for instance because the bot is not in the
   * channel.
   */
  async function attempt(
    interaction: SlackInteraction,
    step: string,
    to: Address | MessageRef,
    message: Outbound,
    now: () => Promise<unknown>,
    otherwise?: () => unknown,
  ): Promise<void> {
    const refused = await tryNow({ to, message, key: keyOf(interaction, step), now });
    if (refused && otherwise) await otherwise();
    else if (refused)
      log.warn('an answer was not taken', {
        event: interaction.event.id,
        step,
        reason: refused.message,
      });
  }

  async function say(
    interaction: SlackInteraction,
    message: Outbound,
    onlyToSender: boolean,
  ): Promise<void> {
    const { event } = interaction;
    const personal = event.place.kind === 'personal';
    if (!personal && (onlyToSender || interaction.alone)) return whisper(interaction, message);
    const to = { place: event.place };
    // A command may be said where the bot can't speak: in a chat of others, in a channel that it is
    // not in.
    const post = () => outbound.post(to, message, keyOf(interaction, 'say'), localeOf(interaction));
    return attempt(interaction, 'say', to, message, post, () => respond(interaction, message));
  }

  /** Where it can't be said, nothing is missing: the answer itself has been given. */
  function openly(interaction: SlackInteraction, message: Outbound): Promise<void> {
    const to = { place: interaction.event.place };
    return attempt(interaction, 'openly', to, message, () =>
      outbound.post(to, message, keyOf(interaction, 'openly')),
    );
  }

  /**
   * A stranger is told where they spoke, alone if Slack lets us, and never in a chat of their own.
   * What can't be said now is not kept for later: nothing is kept of them.
   */
  async function sayToStranger(interaction: SlackInteraction, message: Outbound): Promise<void> {
    const { place, sender } = interaction.event;
    const ways: (() => Promise<unknown>)[] = [
      () => outbound.ephemeral(place, sender.user, message),
      () => outbound.post({ place }, message, keyOf(interaction, 'say')),
    ];
    for (const way of place.kind === 'personal' ? ways.slice(1) : ways) {
      try {
        await way();
        return;
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error;
        log.debug('somebody who is no colleague could not be told so', { reason: error.message });
      }
    }
  }

  /**
   * Where the bot is not in the channel, by the address that came with the event; else in the
   * sender's own chat.
   */
  function whisper(interaction: SlackInteraction, message: Outbound): Promise<void> {
    const { place, sender } = interaction.event;
    const now = () => outbound.ephemeral(place, sender.user, message, localeOf(interaction));
    return attempt(interaction, 'say', { account: sender }, message, now, () =>
      respond(interaction, message),
    );
  }

  function respond(interaction: SlackInteraction, message: Outbound): Promise<void> {
    const { responseUrl, event } = interaction;
    const to = { account: event.sender };
    const inTheirChat = () =>
      attempt(interaction, 'say', to, message, () =>
        outbound.post(to, message, keyOf(interaction, 'say'), localeOf(interaction)),
      );
    if (responseUrl === undefined) return inTheirChat();
    return attempt(
      interaction,
      'say',
      to,
      message,
      () => outbound.respond(responseUrl, message, { replace: false }, localeOf(interaction)),
      inTheirChat,
    );
  }

  /** The changed card; if the old one can't be changed any more, as a new message. */
  function replace(interaction: SlackInteraction, message: Outbound): Promise<void> {
    const { event, responseUrl, ephemeral } = interaction;
    const sayNew = () => say(interaction, message, true);
    if (ephemeral) {
      if (responseUrl === undefined) return sayNew();
      const now = () =>
        outbound.respond(responseUrl, message, { replace: true }, localeOf(interaction));
      return attempt(interaction, 'replace', { account: event.sender }, message, now, sayNew);
    }
    if (event.type !== 'action' || !event.message) return sayNew();
    const ref = event.message;
    const now = () => outbound.update(ref, message, localeOf(interaction));
    return attempt(interaction, 'replace', ref, message, now, sayNew);
  }

  function metadataOf(interaction: SlackInteraction, form: RenderedForm): string {
    const { event, alone, ephemeral } = interaction;
    const actions = (form.card.card['actions'] ?? []) as readonly {
      readonly verb?: string;
      readonly data?: FormMetadata['data'];
    }[];
    const { verb } = form.submit;
    const metadata: FormMetadata = {
      verb,
      data: actions.find((action) => action.verb === verb)?.data ?? {},
      place: event.place,
      // What only the sender sees can't be changed any more once the form is sent.
      ...(event.type === 'action' && event.message && !ephemeral && { message: event.message }),
      ...(alone && { alone }),
    };
    return JSON.stringify(metadata);
  }

  async function show(
    interaction: SlackInteraction,
    view: Block,
    modal: OpenModal | undefined,
  ): Promise<OpenModal | undefined> {
    try {
      if (modal) await client.apiCall('views.update', { view_id: modal.viewId, view });
      else if (interaction.triggerId !== undefined) {
        const opened: ViewsOpenResponse = await client.apiCall('views.open', {
          trigger_id: interaction.triggerId,
          view,
        });
        return opened.view?.id === undefined ? undefined : { viewId: opened.view.id };
      }
      return modal;
    } catch (thrown) {
      log.warn('a modal could not be shown', { reason: slackDeliveryError(thrown).message });
      return undefined;
    }
  }

  /**
   * Words get a button that says them again, with the trigger that a modal needs; people who
   * pressed a button are asked to press it again.
   */
  async function giveForm(
    interaction: SlackInteraction,
    form: RenderedForm,
    modal: OpenModal | undefined,
  ): Promise<void> {
    const words = wordsOf(interaction);
    const metadata = metadataOf(interaction, form);
    if (await show(interaction, toView(form, metadata, words), modal)) return;
    // Slack refuses a form with a file input if the app was installed before it asked for files.
    const { file, ...withoutFile } = form;
    if (file && (await show(interaction, toView(withoutFile, metadata, words), modal))) return;
    const message =
      interaction.said === undefined
        ? { text: words.pressAgain }
        : sayAgainCard(form.title, words.openForm, interaction.said);
    await say(interaction, message, true);
  }

  return {
    openSkeleton(interaction) {
      const words = wordsOf(interaction);
      return interaction.triggerId === undefined
        ? Promise.resolve(undefined)
        : show(interaction, noteView(words.title, words.loading, words.close), undefined);
    },
    async giveUp(interaction, opening) {
      const words = wordsOf(interaction);
      const modal = await opening;
      if (modal) await show(interaction, noteView(words.title, words.tryAgain, words.close), modal);
    },
    async give(interaction, reply, modal) {
      const { form } = reply;
      if (reply.toStranger && reply.say && !modal) return sayToStranger(interaction, reply.say);
      if (form) await giveForm(interaction, form, modal);
      else if (modal) {
        // Somebody looks at an empty modal: what there is to say is said there.
        const words = wordsOf(interaction);
        const text = reply.say?.text ?? reply.replace?.text ?? words.done;
        const shown = await show(interaction, noteView(words.title, text, words.close), modal);
        if (shown && !reply.say?.card && !reply.replace) return;
      }
      if (reply.replace) await replace(interaction, reply.replace);
      if (reply.say) await say(interaction, reply.say, reply.onlyToSender);
      if (reply.openly) await openly(interaction, reply.openly);
    },
  };
}
