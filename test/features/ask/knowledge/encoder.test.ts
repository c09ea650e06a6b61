// `ask` with a sentence encoder from end to end: a real local endpoint, the jobs that call it, and
// conversations.
import type { Embeddings } from '../../../../src/core/embeddings';
import { makeAsk } from '../../../../src/features/ask';
import { CALIBRATION_TEXTS } from '../../../../src/features/ask/search';
import { createEmbeddings } from '../../../../src/embeddings';
import { publish } from '../../../support/company';
import {
  type EmbeddingsEndpoint,
  startEmbeddingsEndpoint,
} from '../../../support/embeddings-endpoint';
import { startTalk, type Talk } from '../../../support/talk';

const leave = {
  question: 'How do I book leave?',
  alternates: ['Where can I request holidays?'],
  answer: 'In the HR portal.',
};
const salary = { question: 'When is payday?', answer: 'On the 27th.' };

/** Far more than an answer takes. */
const LONG_MS = 30_000;

describe('ask with a sentence encoder', () => {
  let endpoint: EmbeddingsEndpoint;
  let talk: Talk;
  /** A busy machine may answer late; where that is not what is tried, it is waited for. */
  let isPatient: boolean;

  beforeEach(async () => {
    endpoint = await startEmbeddingsEndpoint();
    isPatient = true;
    const embeddings = createEmbeddings({ url: endpoint.url, model: 'small', apiKey: 'sk-1' });
    const patient: Embeddings = {
      ...embeddings,
      embed: (texts, withinMs, role) =>
        embeddings.embed(texts, isPatient ? LONG_MS : withinMs, role),
    };
    talk = await startTalk({ features: [makeAsk], embeddings: patient });
    await publish(talk, leave, salary);
  });
  afterEach(async () => {
    await talk.stop();
    await endpoint.stop();
  });

  it('finds what was meant in other words, and sends questions and entries only', async () => {
    await talk.engine.tick();
    const { alice } = await talk.withPeople('alice');
    await alice.says('ask hammock time');
    expect(alice).toHaveBeenTold(/In the HR portal/);
    const sent = endpoint.asked
      .flatMap(({ texts }) => texts)
      .filter((text) => !CALIBRATION_TEXTS.includes(text));
    expect(sent.toSorted()).toEqual(
      [
        leave.question,
        ...leave.alternates,
        leave.answer,
        salary.question,
        salary.answer,
        'hammock time',
      ].toSorted(),
    );
  });

  it('says why and shows the nearest by meaning as well', async () => {
    await talk.engine.tick();
    const { alice } = await talk.withPeople('alice');
    await alice.says('ask hammock time');
    await alice.presses('ask.why');
    expect(alice).toHaveBeenTold(/I am \d+ % sure/);
  });

  it('answers by words, in time, when the endpoint does not', async () => {
    await talk.engine.tick();
    endpoint.answers(() => {});
    isPatient = false;
    const { alice } = await talk.withPeople('alice');
    await alice.says('ask how do I book leave');
    expect(alice).toHaveBeenTold(/In the HR portal/);
  });

  it('stops at once, whatever waits for the endpoint', async () => {
    const reached = new Promise<void>((resolve) => endpoint.answers(() => resolve()));
    const encoding = talk.engine.tick();
    await reached;
    await talk.engine.stop();
    await Promise.allSettled([encoding]);
    talk = await startTalk({ features: [makeAsk] });
  });
});
