// An entry with exactly the words of a message as its question wins over words and intents. Without
// such an entry, nothing changes.
import { features } from '../../../../src/features';
import { publish } from '../../../support/company';
import { describeTalk } from '../../../support/talk';

const QUESTIONS = [
  'How do I change my name?',
  'What is a mentor?',
  'How do I cancel?',
  'When is the break?',
  'Who are the reviewers?',
  'Wann ist Pause?',
  'Wie ändere ich meinen Namen?',
] as const;

describeTalk('a question of which an entry has the very words', features, (talk) => {
  it.each(QUESTIONS)('is answered by it: %s', async (question) => {
    await publish(talk(), {
      question,
      answer: 'As the house rules say.',
      language: question.startsWith('W') && /ist|ich/.test(question) ? 'de' : 'en',
    });
    const { alice } = await talk().withPeople('alice');
    await alice.says(question.toLowerCase().replace('?', ', please'));
    expect(alice).toHaveBeenTold(/As the house rules say/);
  });

  it('leads where it led before if the entry is for others, or has other words', async () => {
    await publish(talk(), {
      question: 'How do I change my name?',
      answer: 'As sales does.',
      audience: { departments: ['Sales'] },
    });
    await publish(talk(), {
      question: 'How do I change my name in the shop system?',
      answer: 'Ask the shop.',
    });
    const { alice } = await talk().withPeople('alice');
    await alice.says('How do I change my name?');
    expect(alice).not.toHaveBeenTold(/As sales does|Ask the shop/);
  });

  it('is no match for a word of ours that is said as such', async () => {
    await publish(talk(), { question: 'pause until friday', answer: 'As the house rules say.' });
    const { alice } = await talk().withPeople('alice');
    await alice.says('pause until friday');
    expect(alice).not.toHaveBeenTold(/house rules/);
  });
});
