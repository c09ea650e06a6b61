// Microsoft's Agents Playground talks to the bot and shows its cards: help, an answer, the tip
// form, a review in a channel, forms. The pictures go to test/screenshots/, to be looked at.
import { mkdirSync } from 'node:fs';
import { type App, createApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/http/log';
import { conversationsCollection } from '../../src/platforms/teams/outbound/conversations';
import { createSqliteStore } from '../../src/storage/sqlite';
import { type Playground, startPlayground } from '../harness/playground';
import { browserService } from '../support/browser';
import { describeWith } from '../support/service';

const PICTURES = 'test/screenshots';
const UMA = {
  id: 'user-1',
  name: 'Uma Unger',
  aadObjectId: '00000000-0000-4000-8000-000000000001',
};
const TENANT = 'aaaaaaaa-0000-4000-8000-000000000001';
const FAQ = [
  'question,answer,alternates,tags,language,owner,source,link',
  'How do I book leave?,"Open the portal, choose *Absences* and send the form. Your manager is told.",Where do I ask for holidays?,"hr,leave",en,rita@contoso.example,HR handbook,https://hr.contoso.example',
  'How do I set up the printer?,Install the driver from the software centre.,,it,en,,,',
  'Where may I park my bicycle?,In the yard behind house B.,,office,en,,,',
].join('\n');

jest.setTimeout(60_000);

describeWith(browserService, "Microsoft's Agents Playground", () => {
  let app: App;
  let playground: Playground;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    const config = readConfig({
      PORT: '0',
      ORG_NAME: 'Contoso',
      DEFAULT_TIME_ZONE: 'Europe/Berlin',
      TEAMS_UNSIGNED: 'on',
      PLAYGROUND: 'off',
      ADMINS: 'rita@contoso.example',
    });
    app = await createApp(config, createLog('silent'), {
      driver: createSqliteStore({ file: ':memory:' }),
    });
    playground = await startPlayground(`http://127.0.0.1:${await app.start()}/api/messages`);
    await playground.personal();
    await playground.sees(/Hello, I am Passalong at Contoso/);
  });
  afterAll(async () => {
    await playground.close();
    await app.stop(1000);
  });

  async function picture(name: string): Promise<void> {
    await playground.picture(`${PICTURES}/playground-${name}.png`);
  }

  it('shows help', async () => {
    await playground.say('help');
    await playground.sees('What I can do for you');
    await picture('help');
  });

  it('imports a table by form, and shows an answer from it', async () => {
    await playground.say('admin import faq');
    await playground.fill('Table', FAQ);
    await picture('import-form');
    await playground.press('Preview');
    await playground.sees(/3 new/);
    await picture('import-preview');
    await playground.press('Import 3');
    await playground.sees(/Imported by Rita Reviewer/);
    await playground.say('ask how can I book leave');
    await playground.sees(/Open the portal, choose \*Absences\* and send the form/);
    await picture('answer');
    await playground.press('That helped');
    await playground.sees(/Good to hear/);
  });

  it('says what it does not know', async () => {
    await playground.say('ask who painted the house and the yard?');
    await playground.sees('I do not know that for sure.');
    await picture('unknown');
  });

  it('takes a tip by form, keeps the form while something is missing, and thanks in its place', async () => {
    await playground.say('tip Tidy tables');
    await playground.sees(/What would you tell a colleague/);
    await picture('tip-form');
    await playground.fill('The tip', 'short');
    await playground.press('Send');
    await playground.sees(/Tell a little more/);
    await picture('tip-form-refused');
    await playground.fill('The tip', 'Press Ctrl+T: the range becomes a table and grows.');
    await playground.fill('Tags', 'excel, office');
    await playground.press('Send');
    await playground.sees(/The reviewers have it now/);
    await picture('tip-thanks');
  });

  it('shows a review in the channel, and changes it in place', async () => {
    await playground.channel('Reviewers');
    await playground.post('admin reviewers here', 'Passalong');
    await playground.sees(/From now on contributions/);
    await playground.personal();
    await playground.say('admin role reviewer rita@contoso.example');
    await playground.sees('Rita Reviewer is a reviewer now.');
    const tip = {
      title: 'Coffee',
      text: 'The machine on the second floor grinds **fresh**.',
      tags: 'office, kitchen',
      link: 'https://wiki.contoso.example/coffee',
    };
    const status = await playground.custom(
      await activityOf(UMA, 'tip-of-uma', { passalong: { verb: 'tip.submit', data: {} }, ...tip }),
    );
    expect(status).toBeLessThan(300);

    await playground.channel('Reviewers');
    await playground.sees('New tip for review');
    await picture('review');
    await playground.press('Ask for changes');
    await playground.sees('Your message to the author');
    await picture('review-changes-form');
    await playground.fill('Your message to the author', 'Which building?');
    await playground.press('Send');
    await playground.sees(/Changes asked for by Rita Reviewer/);
    await picture('review-decided');
  });

  it('shows the draft of a round, and the proposal', async () => {
    await playground.personal();
    await playground.say('mentor offer');
    await playground.fill('Skills', 'SQL, Presenting');
    await playground.press('Save');
    await playground.sees(/You are listed as a mentor/);
    const wish = { skills: 'sql', goal: 'Write my own reports', rhythm: 'weekly' };
    await playground.custom(
      await activityOf(UMA, 'wish-of-uma', {
        passalong: { verb: 'mentor.submitWish', data: {} },
        ...wish,
      }),
    );
    await playground.sees(/The next matching round looks for a mentor/);
    await playground.say('admin round');
    await playground.sees(/Draft of a matching round/);
    await picture('round');
    await playground.press('Publish');
    await playground.sees(/would like to learn from you/);
    await picture('proposal');
  });

  it.each([
    ['mentor offer', 'What could a colleague learn from you?', 'mentor-offer'],
    ['mentor find', 'What would you like to learn?', 'mentor-find'],
    ['mentor', 'You offer: sql, presenting', 'mentor'],
    ['profile', 'What I know about you', 'profile'],
    ['pause', 'How long shall I be quiet?', 'pause'],
    ['admin', 'Passalong at a glance', 'admin'],
    ['mentro', 'Did you mean', 'unknown-word'],
  ])('shows %s', async (words, seen, name) => {
    await playground.personal();
    await playground.say(words);
    await playground.sees(new RegExp(seen.replace('?', '\\?')));
    await picture(name);
  });

  /** A form that somebody else sends, as the playground can't act for them. */
  async function activityOf(
    from: typeof UMA,
    id: string,
    value: Readonly<Record<string, unknown>>,
  ) {
    const [known] = await app.engine.store
      .collection(conversationsCollection)
      .find({}, { limit: 1 });
    return {
      type: 'message',
      id,
      channelId: 'msteams',
      serviceUrl: known?.serviceUrl,
      from,
      recipient: { id: '28-passalong', name: 'Passalong' },
      conversation: { id: 'personal-chat-id', conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      value,
    };
  }
});
