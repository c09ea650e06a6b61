// "Did you mean" mends slips, and leaves the names of colleagues as they were typed.
import { makeAsk } from '../../../src/features/ask';
import { publish } from '../../support/company';
import { startTalk, type Talk } from '../../support/talk';

let talk: Talk;
afterEach(() => talk.stop());

async function shown(words: string): Promise<unknown> {
  talk = await startTalk({ features: [makeAsk] });
  const { mia } = await talk.withPeople('mia');
  await talk.withPerson('ravi', { name: 'Ravi Menon' });
  await publish(talk, { question: 'Where do I find the melon?', answer: 'In the kitchen.' });
  const reply = await mia.says(`ask ${words}`);
  return JSON.stringify(reply?.say?.card);
}

it.each(['zorb Ravi Menon quux', 'zorb ravi menon quux'])('“%s” keeps the name', async (words) => {
  expect(await shown(words)).not.toMatch(/melon quux/i);
});

it('a slip that is no name is mended', async () => {
  expect(await shown('zorb the melom quux')).toMatch(/melon quux/i);
});
