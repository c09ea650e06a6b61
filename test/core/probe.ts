// A feature for tests of the core: a word for each way in which a handler may end.
import { UserError } from '../../src/core/errors';
import type { Action, Feature, MakeFeature, Reply, Word } from '../../src/core/feature';
import { isColleague, isLead } from '../../src/core/roles';

export interface Probe {
  readonly make: MakeFeature;
  /** What ran, e.g. `count`. */
  readonly ran: string[];
  /** Names and keys of what was heard. */
  readonly heard: string[];
  /** Handlers that wait in `slow` go on. */
  release(): void;
  /** Whoever hears of a changed place fails. */
  deaf: boolean;
}

const en = {
  'probe.help': 'Probes',
  'probe.answer': 'Answer number {n}',
  'probe.refused': 'Choose another day.',
  'probe.title': 'A form',
  'probe.label': 'Send',
  'probe.short': 'At least {min} characters, please.',
};

export function createProbe(): Probe {
  const ran: string[] = [];
  const heard: string[] = [];
  const { promise: released, resolve: release } = Promise.withResolvers<void>();

  const word = (name: string, run: () => Promise<Reply>, more: Partial<Word> = {}): Word => ({
    word: name,
    aliases: [],
    order: 1,
    help: 'probe.help',
    who: isColleague,
    opensForm: () => false,
    run: async () => {
      ran.push(name);
      return run();
    },
    ...more,
  });
  const answered =
    (onlyToSender = false) =>
    async (): Promise<Reply> => ({
      say: { text: 'probe.answer', args: { n: ran.length } },
      onlyToSender,
    });
  const words: Word[] = [
    word('count', answered()),
    word('whisper', answered(true)),
    word('silent', async () => ({})),
    word('lead', answered(), { who: isLead }),
    word('refuse', async () => Promise.reject(new UserError('probe.refused'))),
    word('boom', async () => Promise.reject(new Error('the secret of the database'))),
    word('slow', async () => {
      await released;
      return answered()();
    }),
    word('form', async () => ({
      form: {
        title: 'probe.title',
        card: { card: 'ask/ask-form', data: {} },
        submit: { verb: 'probe.send', label: 'probe.label' },
      },
    })),
  ];
  const actions: Action[] = [
    {
      verb: 'probe.send',
      who: isColleague,
      check: ({ text = '' }) =>
        text.length < 3 ? { text: { key: 'probe.short', args: { min: 3 } } } : {},
      run: async () => {
        ran.push('send');
        return { replace: { text: 'probe.answer', args: { n: ran.length } } };
      },
    },
    { verb: 'probe.lead', who: isLead, run: answered() },
  ];
  const probe: Probe = {
    ran,
    heard,
    release,
    deaf: false,
    make: (): Feature => ({
      name: 'probe',
      about: 'probe.short',
      texts: { en, de: en },
      words,
      actions,
      jobs: [],
      collections: [],
      subscriptions: {
        async 'place.changed'({ what }, key) {
          if (probe.deaf) throw new Error('deaf');
          heard.push(`${what} ${key}`);
        },
      },
    }),
  };
  return probe;
}
