// Somebody at a Slack client: sees what the stand-in's workspace shows them, says words, presses
// buttons, fills forms in. Built from what the bot told Slack, as a client would be.
import type { FakeSlack } from '../harness/fake-slack';
import type { Loose, Recorded } from '../harness/fake-slack-world';
import { textsIn } from './block-text';

export interface SlackShown {
  /** When it was said or last changed, in the order of the workspace's log. */
  readonly n: number;
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
  readonly blocks: Loose[];
  /** All that one reads, blocks apart by ` · `. */
  readonly text: string;
  /** Who alone sees it. */
  readonly onlyFor?: string;
}

export interface SlackPerson {
  readonly user: string;
  /** The channel of their direct messages with the bot. */
  readonly chat: string;
  says(words: string): Promise<Loose>;
  commands(command: string, words: string, channel?: string): Promise<Loose>;
  mentions(words: string, channel?: string): Promise<Loose>;
  /** Everything that they see, oldest first; what was changed stands where it was. */
  sees(): SlackShown[];
  /**
   * The newest message, of those said or changed since `since`, that matches and that they see.
   * Waits for it.
   */
  told(
    what: string | RegExp,
    more?: { readonly since?: number; readonly in?: string },
  ): Promise<SlackShown>;
  /** Presses the button with this verb on a message, or else on the newest that has it. */
  presses(verb: string, on?: SlackShown): Promise<Loose>;
  /** The form that stands open before them. Waits for it. */
  form(verb: string, since?: number): Promise<Loose>;
  /** A modal with nothing to fill in that says this. Waits for it. */
  noted(what: string, since?: number): Promise<Loose>;
  /**
   * Fills the open form in and sends it. What is not named keeps what it stands at. Gives the
   * errors by input, if there are any.
   */
  fills(
    verb: string,
    values: Readonly<Record<string, string>>,
    since?: number,
  ): Promise<Readonly<Record<string, string>> | undefined>;
}

/** Whatever stands between the words: blanks, and marks of our own texts. */
const squeezed = (text: string) => text.replace(/[\s`*]+/g, '');

const matching = (what: string | RegExp) => (text: string) =>
  typeof what === 'string' ? squeezed(text).includes(squeezed(what)) : what.test(text);

export function slackPerson(slack: FakeSlack, user: string): SlackPerson {
  const chat = slack.im(user).id as string;

  const isMember = (channel: string) =>
    (slack.state.channels.get(channel)?.members ?? []).includes(user);
  const seen = (one: SlackShown) =>
    one.onlyFor === undefined ? isMember(one.channel) : one.onlyFor === user;
  const sees = () => shownIn(slack).filter(seen);

  async function until<T>(find: () => T | undefined, what: string): Promise<T> {
    const there = find();
    if (there !== undefined) return there;
    let found: T | undefined;
    try {
      await slack.waitFor(() => (found = find()) !== undefined, { since: slack.log.length });
    } catch (cause) {
      throw new Error(
        `${user} waits for ${what}; the last that they see:\n${sees()
          .slice(-8)
          .map(({ channel, text }) => `  ${channel}: ${text}`)
          .join('\n')}`,
        { cause },
      );
    }
    return found as T;
  }

  function form(verb: string, since = 0): Promise<Loose> {
    return until(
      () => viewsOf(slack, user).findLast((view) => view.n >= since && view.callback_id === verb),
      `the form ${verb}`,
    );
  }

  return {
    user,
    chat,
    says: (words) => slack.dm(words, { user }),
    commands: (command, words, channel = 'C0GENERAL') =>
      slack.slash(command, words, { user, channel }),
    mentions: (words, channel = 'C0GENERAL') => slack.mention(words, { user, channel }),
    sees,
    told(what, { since = 0, in: channel } = {}) {
      return until(
        () =>
          sees().findLast(
            (one) =>
              one.n >= since &&
              (channel === undefined || one.channel === channel) &&
              matching(what)(one.text),
          ),
        String(what),
      );
    },
    async presses(verb, on) {
      const message =
        on ??
        (await until(() => sees().findLast((one) => buttonOn(one, verb)), `the button ${verb}`));
      const button = buttonOn(message, verb);
      if (!button) throw new Error(`no button ${verb} on: ${message.text}`);
      const { channel, ts, onlyFor } = message;
      return slack.action({
        user,
        message: { channel, ts },
        action: button,
        ephemeral: onlyFor !== undefined,
      });
    },
    form,
    noted: (what, since = 0) =>
      until(
        () =>
          viewsOf(slack, user).findLast(
            (view) => view.n >= since && matching(what)(view.blocks.map(readable).join(' · ')),
          ),
        `a modal that says ${what}`,
      ),
    async fills(verb, values, since) {
      const view = await form(verb, since);
      const { body } = await slack.viewSubmit({
        user,
        view: { id: view.id },
        values: stateOf(view.blocks, values),
      });
      return body?.response_action === 'errors' ? body.errors : undefined;
    },
  };
}

/**
 * Everything that the bot's calls left standing in the workspace, in the order in which it was
 * first said.
 */
export function shownIn(slack: FakeSlack): SlackShown[] {
  const shown = new Map<string, SlackShown>();
  const put = (entry: Recorded, channel: string, ts: string, more: Partial<SlackShown> = {}) => {
    const { blocks = [], text = '' } = entry.args ?? {};
    const words = blocks.length > 0 ? blocks.map(readable).join(' · ') : text;
    const before = shown.get(`${channel} ${ts}`);
    shown.set(`${channel} ${ts}`, {
      ...before,
      ...more,
      n: entry.n,
      channel,
      ts,
      blocks,
      text: words,
    });
  };
  for (const entry of slack.log) {
    const { method, ok, args, channel = args?.channel, ts = `r${entry.n}` } = entry;
    if (!ok) continue;
    if (method === 'chat.postMessage')
      put(entry, channel, ts, { ...(args.thread_ts && { thread: args.thread_ts }) });
    else if (method === 'chat.update') put(entry, channel, args.ts);
    else if (method === 'chat.postEphemeral') put(entry, channel, ts, { onlyFor: args.user });
    else if (method === 'response_url') {
      const own = [...shown.values()].findLast(
        (one) => one.onlyFor === entry['user'] && one.channel === channel,
      );
      put(entry, channel, args.replace_original && own ? own.ts : ts, { onlyFor: entry['user'] });
    }
  }
  return [...shown.values()];
}

/** Pieces of one text in different styles stand together. */
const readable = (block: Loose) => textsIn(block).join(block.type === 'rich_text' ? '' : ' · ');

/** A person's modals as they stand, with when they were last changed. */
function viewsOf(slack: FakeSlack, user: string): Loose[] {
  const views = new Map<string, Loose>();
  for (const { method, ok, view, args, n } of slack.log) {
    if (!ok || !view) continue;
    const owner =
      method === 'views.open'
        ? slack.state.triggers.get(args.trigger_id)?.user
        : views.get(view.id)?.owner;
    // The log keeps one object a view: what was asked for says how it stood then.
    if (method === 'views.open' || method === 'views.update')
      views.set(view.id, { ...args.view, id: view.id, owner, n });
  }
  return [...views.values()].filter(({ owner }) => owner === user).toSorted((a, b) => a.n - b.n);
}

function buttonOn({ blocks }: SlackShown, verb: string): Loose {
  return blocks
    .flatMap((block) => block.elements ?? [])
    .find((element: Loose) => element.action_id?.startsWith(`${verb}:`));
}

/**
 * The state of a form in which somebody chose or typed these values: what Slack sends of each kind
 * of input.
 */
export function stateOf(blocks: readonly Loose[], values: Readonly<Record<string, string>>): Loose {
  const known = new Set(
    blocks.filter(({ type }) => type === 'input').map(({ block_id: id }) => id),
  );
  for (const id of Object.keys(values))
    if (!known.has(id))
      throw new Error(`the form has no input ${id}, but ${[...known].join(', ')}`);
  return Object.fromEntries(
    blocks.flatMap(({ type, block_id: id, element }) =>
      type === 'input'
        ? [[id, { [element.action_id]: { type: element.type, ...chosenIn(element, values[id]) } }]]
        : [],
    ),
  );
}

function chosenIn(element: Loose, value: string | undefined): Loose {
  const option = (wanted: string) => {
    const found = element.options.find((one: Loose) => one.value === wanted);
    if (!found) throw new Error(`there is no choice ${wanted}`);
    return found;
  };
  /** A toggle that is off has nothing chosen. */
  const options = (wanted: string) =>
    wanted === '' || element.action_id === `off:${wanted}` ? [] : wanted.split(',').map(option);
  switch (element.type) {
    case 'datepicker':
      return { selected_date: value ?? element.initial_date ?? null };
    case 'timepicker':
      return { selected_time: value ?? element.initial_time ?? null };
    case 'static_select':
    case 'radio_buttons':
      return {
        selected_option: value === undefined ? (element.initial_option ?? null) : option(value),
      };
    case 'checkboxes':
    case 'multi_static_select':
      return {
        selected_options: value === undefined ? (element.initial_options ?? []) : options(value),
      };
    case 'file_input':
      return { files: value === undefined ? [] : JSON.parse(value) };
    default:
      // Slack sends null for an empty text.
      return { value: (value ?? element.initial_value) || null };
  }
}
