// What one says of a talker: that they were told something, so and so often, or what to do.
import type { Talker } from './talk';

declare global {
  namespace jest {
    interface Matchers<R> {
      /** The person's chats show a message that matches; `times`: exactly so many. */
      toHaveBeenTold(what: RegExp, more?: { times?: number }): R;
      /**
       * The last answer refused politely: a line for the sender only, which is not an apology for a
       * fault of ours.
       */
      toHaveBeenToldWhatToDo(): R;
    }
  }
}

expect.extend({
  toHaveBeenTold(talker: Talker, what: RegExp, more: { times?: number } = {}) {
    const seen = talker.sees();
    const times = seen.filter((text) => what.test(text)).length;
    const pass = more.times === undefined ? times > 0 : times === more.times;
    return {
      pass,
      message: () =>
        `${talker.name} was told ${what} ${times} times${more.times === undefined ? '' : `, not ${more.times}`}; they see:\n${seen.join('\n')}`,
    };
  },
  toHaveBeenToldWhatToDo(talker: Talker) {
    const reply = talker.lastReply;
    const text = reply?.say?.text ?? '';
    const pass =
      reply?.onlyToSender === true && text.length > 15 && !/went wrong|schiefgegangen/.test(text);
    return { pass, message: () => `${talker.name} was answered: ${text || 'nothing'}` };
  },
});
