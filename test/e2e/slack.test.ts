// The main job on Slack, over real HTTP: the bot as it is composed for production, against the stand-in.
import { type App, createApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { peopleCollection, personIdOf } from '../../src/domain/people';
import { createLog } from '../../src/http/log';
import { createSqliteStore } from '../../src/storage/sqlite';
import { type FakeSlack, startFakeSlack } from '../harness/fake-slack';
import type { Recorded } from '../harness/fake-slack-world';

const UMA = 'U0USER1';
const RITA = 'U0REVIEW';
const ROB = 'U0REVIEW2';

describe('the main job on Slack', () => {
  let slack: FakeSlack;
  let app: App;

  beforeAll(async () => {
    slack = await startFakeSlack();
    const { SLACK_APP_TOKEN: _http, ...env } = slack.botEnv();
    const config = readConfig({
      ...env,
      PORT: '0',
      HOST: '127.0.0.1',
      ADMINS: 'u0review@contoso.example',
      DEFAULT_TIME_ZONE: 'Europe/Berlin',
    });
    app = await createApp(config, createLog('silent'), { driver: createSqliteStore({ file: ':memory:' }) });
    slack.setBotUrl(`http://127.0.0.1:${await app.start()}/slack/events`);
  });
  afterAll(async () => {
    await app.stop(1000);
    await slack.close();
  });

  const posted = (pattern: RegExp, since = 0): Promise<Recorded> =>
    slack.waitFor((entry) => entry.kind === 'api' && entry.ok && pattern.test(JSON.stringify(entry.args ?? {})), { since });
  const learn = (words: string, user = UMA, command = '/learn') => slack.slash(command, words, { user, channel: 'C0GENERAL' });
  /** The button with this verb on a message, as its reader would press it. */
  async function press(message: Recorded, verb: string, user: string) {
    const blocks = (message.args?.blocks ?? []) as { elements?: { action_id?: string }[] }[];
    const button = blocks.flatMap((block) => block.elements ?? []).find((element) => element.action_id?.startsWith(`${verb}:`));
    if (!button) throw new Error(`no button ${verb} on ${JSON.stringify(blocks)}`);
    return slack.action({ user, message: { channel: message.channel, ts: message.ts }, action: button });
  }
  async function fill(verb: string, user: string, inputs: Record<string, string>, since = 0) {
    const opened = await slack.waitFor(
      (entry) => /^views\.(open|update)$/.test(entry.method ?? '') && entry.ok && entry.view?.callback_id === verb,
      { since },
    );
    const values = Object.fromEntries(Object.entries(inputs).map(([id, value]) => [id, { value: { type: 'plain_text_input', value } }]));
    return slack.viewSubmit({ user, view: { id: opened.view.id }, values });
  }
  async function appoint(role: 'reviewer' | 'lead', ...users: string[]) {
    for (const user of users) {
      const people = app.engine.store.collection(peopleCollection);
      await people.update(personIdOf(`${user.toLowerCase()}@contoso.example`), (person) => ({
        doc: { ...person, roles: [...person.roles, role] },
      }));
    }
  }

  it('verifies every sender', async () => {
    const check = await slack.signCheck();
    expect(check.rows.filter((row) => !row.ok && !row.advisory)).toEqual([]);
    expect(check.rows.find((row) => row.sign === 'future')?.status).toBe(401);
    expect((await slack.urlVerification()).ok).toBe(true);
  });

  it('goes from a tip through its review to the answer', async () => {
    for (const user of [UMA, RITA, ROB]) {
      await slack.dm('help', { user });
      await slack.waitFor((entry) => entry.method === 'chat.postMessage' && entry.channel === `D${user.slice(1)}`);
    }
    await appoint('reviewer', RITA, ROB);
    await slack.mention('admin reviewers here', { user: RITA, channel: 'C0REVIEW' });
    await posted(/reviewers/i);

    const since = slack.log.length;
    const answer = await learn('tip Tidy tables');
    expect(answer).toMatchObject({ status: 200, late: false });
    const skeleton = await slack.waitFor((entry) => entry.method === 'views.open', { since });
    expect(skeleton.ok).toBe(true);
    const refused = await fill('tip.submit', UMA, { title: 'Tidy tables', text: 'short', tags: '', link: '' }, since);
    expect(refused.body).toMatchObject({ response_action: 'errors', errors: { text: expect.stringMatching(/at least 20/) } });
    await fill(
      'tip.submit',
      UMA,
      { title: 'Tidy *tables* <!channel>', text: 'Press Ctrl+T: the range becomes a table & grows.', tags: 'excel', link: '' },
      since,
    );

    const card = await slack.waitFor(
      (entry) => entry.method === 'chat.postMessage' && entry.channel === 'C0REVIEW' && /review\.approve/.test(JSON.stringify(entry.args)),
      { since },
    );
    const parsed = [card.args.text, ...(JSON.stringify(card.args.blocks).match(/"mrkdwn","text":"[^"]*"/g) ?? [])].join();
    expect(parsed).toContain('&lt;!channel&gt;');
    expect(parsed).not.toContain('<!channel>');
    await Promise.all([press(card, 'review.approve', RITA), press(card, 'review.approve', ROB)]);
    const changed = await slack.waitFor((entry) => entry.method === 'chat.update' && entry.ts === card.ts, { since });
    expect(JSON.stringify(changed.args.blocks)).toMatch(/Approved.*by (Rita|Rob)/);
    await posted(/was first/, since);
    await posted(/Your tip is published/, since);

    const asked = slack.log.length;
    await learn('tidy tables excel', ROB, '/faq');
    const found = await posted(/range becomes a table (&amp;|&) grows/, asked);
    expect(found.method).toBe('chat.postEphemeral');
    expect(slack.calls('chat.postMessage', since).filter((entry) => /is published/.test(JSON.stringify(entry.args)))).toHaveLength(1);
  });

  it('answers an event once, however often Slack repeats it', async () => {
    const since = slack.log.length;
    const eventId = 'EvREPEATED';
    await Promise.all(Array.from({ length: 4 }, (_, n) => slack.dm('ask tidy tables', { user: UMA, eventId, retryNum: n })));
    await posted(/range becomes/, since);
    expect(slack.calls('chat.postMessage', since)).toHaveLength(1);
  });

  it('keeps out of what is not addressed to it', async () => {
    const since = slack.log.length;
    await slack.event({ type: 'message', channel: 'C0GENERAL', user: UMA, text: 'ask tidy tables' });
    await slack.event({ type: 'message', channel: 'D0USER1', channel_type: 'im', user: 'U0BOT', bot_id: 'B0BOT', text: 'help' });
    await slack.event({ type: 'message', channel: 'D0USER1', channel_type: 'im', user: UMA, subtype: 'message_changed', text: 'help' });
    await slack.dm('ask tidy tables');
    await posted(/range becomes/, since);
    expect(slack.calls(undefined, since).map((entry) => entry.method)).toEqual(['chat.postMessage']);
  });

  it('pairs a mentor with a mentee', async () => {
    const since = slack.log.length;
    await appoint('lead', RITA);
    await learn('offer', ROB, '/mentor');
    const offer = await slack.waitFor((entry) => entry.view?.callback_id === 'mentor.submitOffer', { since });
    await slack.viewSubmit({
      user: ROB,
      view: { id: offer.view.id },
      values: {
        skills: { value: { type: 'plain_text_input', value: 'sql' } },
        capacity: { value: { type: 'number_input', value: '2' } },
        languages: { value: { type: 'checkboxes', selected_options: [{ value: 'en' }, { value: 'de' }] } },
      },
    });
    await posted(/listed as a mentor/, since);
    await learn('mentor find', UMA);
    await fill('mentor.submitWish', UMA, { skills: 'SQL', goal: 'Write reports', rhythm: 'weekly' }, since);
    await posted(/Noted: sql/, since);
    await slack.dm('admin round', { user: RITA });
    const draft = await posted(/round\.publish/, since);
    await press(draft, 'round.publish', RITA);
    for (const user of [ROB, UMA]) {
      const proposal = await slack.waitFor(
        (entry) =>
          entry.method === 'chat.postMessage' &&
          entry.channel === `D${user.slice(1)}` &&
          /pairing\.accept/.test(JSON.stringify(entry.args)),
        { since },
      );
      await press(proposal, 'pairing.accept', user);
    }
    await slack.waitFor(
      (entry) =>
        entry.method === 'chat.postMessage' && /are a pair/.test(JSON.stringify(entry.args)) && entry.channel === `D${UMA.slice(1)}`,
      { since },
    );
  });

  it('was never refused by Slack', () => {
    expect(slack.problems).toEqual([]);
  });
});
