// Files of questions as companies have them, imported and asked: what failed once is right now.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { entriesCollection } from '../../../src/domain/entries';
import { makeAdmin } from '../../../src/features/admin';
import { makeAsk } from '../../../src/features/ask';
import { appoint } from '../../support/company';
import { describeWith } from '../../support/service';
import { describeTalk, startTalk, type Talk, type Talker } from '../../support/talk';

async function leadIn(talk: Talk): Promise<Talker> {
  const lena = await talk.withPerson('lena');
  await appoint(talk, 'lead', lena);
  return lena;
}

/** What is right, for one's own input and for the public one. */
const CASES: Readonly<
  Record<string, { file: string; own: string; isMet(talk: Talk, text: string): Promise<void> }>
> = {
  'faq-language-silently-english': {
    file: 'faq.csv',
    own: 'question,answer,language\nWann ist Mittag?,Um zwölf.,Deutsch\nWann ist Mittag?,Um zwölf.,de-CH\n¿Cuándo?,A las dos.,Spanish\n',
    async isMet(talk, text) {
      const lena = await leadIn(talk);
      await lena.says(`admin import faq\n${text}`);
      expect(lena).toHaveBeenTold(
        /2 new.*Line 3: “.*” is listed twice.*A language that I do not speak.*Line 4: (Spanish|fr)/,
      );
      await lena.presses('import.apply');
      const stored = await talk.engine.store.collection(entriesCollection).find({});
      expect(stored.map(({ language }) => language).toSorted()).toEqual(['de', 'en']);
    },
  },
  'faq-owner-dropped': {
    file: 'faq.csv',
    own: 'Frage;Antwort;Ansprechpartner\nWer hat den Bus?;Rob.;Rob Nobody\nWer hat das Rad?;Rob.;rob@linden.exampl\n',
    async isMet(talk, text) {
      const lena = await leadIn(talk);
      await lena.says(`admin import faq\n${text}`);
      expect(lena).toHaveBeenTold(/2 new.*2 owners whom I do not know.*Line 2: Rob .*Line 3: rob@/);
    },
  },
  'faq-reimport-duplicates': {
    file: 'faq-1-to-4.csv',
    own: 'question,answer\nMay I work abroad?,T1\nmay I work abroad,T2\n"May I  work “abroad”?!",T3\n MAY I WORK ABROAD ? ,T4\n',
    async isMet(talk, text) {
      const lena = await leadIn(talk);
      const [head = '', ...lines] = text.trim().split('\n');
      for (const line of lines) {
        await lena.says(`admin import faq\n${head}\n${line}`);
        await lena.presses('import.apply');
      }
      const stored = await talk.engine.store.collection(entriesCollection).find({});
      expect(stored.map(({ answer }) => answer)).toEqual([expect.stringMatching(/T4/)]);
      await lena.says(`admin import faq\n${text}`);
      expect(lena).toHaveBeenTold(/Line 3: .* is listed twice.*Line 4: .*twice.*Line 5: .*twice/);
    },
  },
  'faq-tags-semicolon': {
    file: 'faq.csv',
    own: 'question,answer,tags\nHow do I get glue?,Ask the desk.,office;glue;supplies\n',
    async isMet(talk, text) {
      const lena = await leadIn(talk);
      await lena.says(`admin import faq\n${text}`);
      await lena.presses('import.apply');
      await lena.says('ask How do I get glue?');
      expect(lena).toHaveBeenTold(/Ask the desk\..*office[ ,·#]+glue[ ,·#]+supplies/);
      expect(lena.sees().join()).not.toMatch(/office;glue/);
    },
  },
  'missing-faq-formats': {
    file: 'faq.json',
    own: '{"faqs":[{"Frage":"How do I get a badge?","Antwort":"At the desk.","Schlagworte":["badge"]}]}',
    async isMet(talk, text) {
      const lena = await leadIn(talk);
      await lena.says(`admin import faq\n${text}`);
      expect(lena).toHaveBeenTold(/1 new/);
      await lena.presses('import.apply');
      await lena.says('ask How do I get a badge?');
      expect(lena).toHaveBeenTold(/At the desk\..*badge/);
    },
  },
  'inner-quote-kills-table': {
    file: 'faq.tsv',
    own: 'question\tanswer\nWhat is "Save"?\tA button.\nWhat is a P2?\t"P2" means that it can wait.\nMore?\tSay "more".\n',
    async isMet(talk, text) {
      const lena = await leadIn(talk);
      await lena.says(`admin import faq\n${text}`);
      expect(lena).toHaveBeenTold(/3 new/);
      await lena.presses('import.apply');
      const stored = await talk.engine.store.collection(entriesCollection).find({});
      expect(
        stored.filter(({ answer, question }) => /"/.test(question + answer)).length,
      ).toBeGreaterThan(1);
    },
  },
  'qna-literal-newline': {
    file: 'faq.tsv',
    own:
      'Question\tAnswer\tSource\tMetadata\tSuggestedQuestions\tIsContextOnly\tPrompts\tQnaId\n' +
      'Which sites must the guest network reach?\tThese:\\n\\n*   **door** (locks)\\n\\n*   scale (scales)\tn.docx\t\t[]\tFalse\t[]\t1\n' +
      'How do I order cards?\t<p>Open <a href="https://cards.example.com">the shop</a> &amp; choose <b>Cards</b>.</p>\te\t\t[]\tFalse\t[]\t2\n',
    async isMet(talk, text) {
      const lena = await leadIn(talk);
      await lena.says(`admin import faq\n${text}`);
      expect(lena).toHaveBeenTold(/2 new/);
      await lena.presses('import.apply');
      await lena.says('ask Which sites must the guest network reach?');
      await lena.says('ask How do I order cards?');
      const seen = lena.sees().join('\n');
      expect(seen).toMatch(/These:/);
      expect(seen).toMatch(/Open the shop \(https:\/\/cards\.example\.com\) & choose Cards\./);
      expect(seen).not.toMatch(/\\n|<\/?[a-z]+|&amp;|\*\*door/);
    },
  },
  'missing-qna-synonyms': {
    file: 'said.txt',
    own: 'admin synonyms “sdk”;"software development kit"',
    async isMet(talk, text) {
      const lena = await leadIn(talk);
      await lena.says(text.trim());
      const [, first = '', second = ''] = /["“](.+?)["”][,;]"(.+?)"/.exec(text) ?? [];
      expect(lena).toHaveBeenTold(new RegExp(`\\*\\*${first}\\*\\* = ${second}`));
    },
  },
};

const NAMES = Object.keys(CASES);
const shared = (name: string) =>
  resolve(__dirname, '../../../../shared/cases', name, CASES[name]?.file ?? '');

describeTalk('a file that once failed', [makeAdmin, makeAsk], (talk) => {
  it.each(NAMES)('is read as it is meant: %s', async (name) => {
    const { own = '', isMet } = CASES[name] ?? {};
    await isMet?.(talk(), own);
  });
});

describeWith(
  {
    there: NAMES.every((name) => existsSync(shared(name))),
    name: 'the public cases of imports',
    how: 'they are expected in ../shared/cases',
    shared: true,
  },
  'the public cases of imports',
  () => {
    it.each(NAMES)('are met: %s', async (name) => {
      const talk = await startTalk({ features: [makeAdmin, makeAsk] });
      try {
        await CASES[name]?.isMet(talk, readFileSync(shared(name), 'utf8'));
      } finally {
        await talk.stop();
      }
    });
  },
);
