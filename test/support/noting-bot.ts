// A bot that only takes notes: for tests of platforms, which say what they heard and are told what
// to answer.
import { causeOf, type Inbound } from '../../src/core/inbound';
import type { Address, MessageRef, Outbound } from '../../src/core/message';
import type { BotPort, FieldErrors, RenderedReply } from '../../src/core/platform';

export interface NotingBot extends BotPort {
  readonly events: Inbound[];
  /** What is to be said, or to take a message's place, later. */
  readonly handedOver: {
    readonly to?: Address;
    readonly ref?: MessageRef;
    readonly message: Outbound;
    readonly key: string;
    readonly waitMs: number;
  }[];
  /** Resolves when something was handed over. */
  handed(): Promise<NotingBot['handedOver']>;
  /** What the next events are answered with. */
  reply: RenderedReply | undefined | Promise<RenderedReply | undefined>;
  errors: FieldErrors;
  /** Whether the next events are taken for such as open a form. */
  opens: boolean;
  /** Fails as a store that is away does. */
  broken: boolean;
  /** Forgets what it heard, and what it was told to answer. Events stay known. */
  clear(): void;
}

export function createNotingBot(): NotingBot {
  const seen = new Set<string>();
  let wake = () => {};
  const keep = async (handed: NotingBot['handedOver'][number]) => {
    bot.handedOver.push(handed);
    wake();
  };
  const bot: NotingBot = {
    events: [],
    handedOver: [],
    reply: undefined,
    errors: {},
    opens: false,
    broken: false,
    check: async () => bot.errors,
    opensForm: () => bot.opens,
    async accept(event) {
      if (bot.broken) throw new Error('the store is away');
      const fresh = !seen.has(causeOf(event));
      seen.add(causeOf(event));
      if (fresh) bot.events.push(event);
      return { fresh, reply: Promise.resolve(bot.reply) };
    },
    receive: async (event) => (await bot.accept(event)).reply,
    deliverLater: (to, message, key, waitMs) => keep({ to, message, key, waitMs }),
    changeLater: (ref, message, key, waitMs) => keep({ ref, message, key, waitMs }),
    async handed() {
      if (bot.handedOver.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return bot.handedOver;
    },
    clear() {
      bot.events.length = 0;
      bot.handedOver.length = 0;
      Object.assign(bot, { reply: undefined, errors: {}, opens: false, broken: false });
    },
  };
  return bot;
}
