// The main job on Teams, over real HTTP: the bot as it is composed for production, against the stand-in.
import { type App, createApp } from '../../src/app';
import { readConfig } from '../../src/config';
import type { Role } from '../../src/core/person';
import { peopleCollection, personIdOf } from '../../src/domain/people';
import { createLog } from '../../src/http/log';
import { createSqliteStore } from '../../src/storage/sqlite';
import { type FakeTeams, startFakeTeams } from '../harness/fake-teams';
import type { Entry } from '../harness/fake-teams-world';

const REVIEWERS = { kind: 'channel', channel: '19:reviewers@thread.tacv2' } as const;

describe('the main job on Teams', () => {
  let teams: FakeTeams;
  let app: App;

  beforeAll(async () => {
    // The SDK prints each refused signature by itself.
    jest.spyOn(console, 'error').mockImplementation(() => {});
    teams = await startFakeTeams();
    const config = readConfig({
      ...teams.botEnv(),
      PORT: '0',
      HOST: '127.0.0.1',
      ADMINS: 'rita@contoso.example',
      DEFAULT_TIME_ZONE: 'Europe/Berlin',
    });
    app = await createApp(config, createLog('silent'), { driver: createSqliteStore({ file: ':memory:' }) });
    teams.setBotUrl(`http://127.0.0.1:${await app.start()}/api/messages`);
  });
  afterAll(async () => {
    await app.stop(1000);
    await teams.close();
    jest.restoreAllMocks();
  });

  const shows = (entry: Entry, pattern: RegExp) =>
    (entry.kind === 'send' || entry.kind === 'update') && pattern.test(JSON.stringify(entry.activity));
  const shown = (pattern: RegExp, since = 0, where = /./) =>
    teams.waitFor((entry) => shows(entry, pattern) && where.test(entry.conversationId ?? ''), { since });
  const chatOf = (user: string) => new RegExp(`^a:1-${user}$`);
  async function appoint(user: string, role: Role) {
    const people = app.engine.store.collection(peopleCollection);
    await people.update(personIdOf(`${user}@contoso.example`), (person) => ({ doc: { ...person, roles: [...person.roles, role] } }));
  }

  it('verifies every sender', async () => {
    const { rows } = await teams.authCheck({ settleMs: 20 });
    expect(rows.filter((row) => !row.ok)).toEqual([]);
  });

  it('goes from a tip through its review to the answer', async () => {
    for (const from of ['user1', 'reviewer', 'reviewer2']) {
      await teams.install({ from });
      await teams.message({ from, text: 'help' });
      await shown(/What I can do for you/, 0, chatOf(from));
    }
    await appoint('rita', 'reviewer');
    await appoint('rob', 'reviewer');
    await teams.message({ from: 'reviewer', text: 'admin reviewers here', ...REVIEWERS });
    await shown(/From now on contributions/);

    const since = teams.log.length;
    await teams.message({ from: 'user1', text: 'tip' });
    const form = await shown(/tip\.submit/, since);
    const refused = await teams.press({
      from: 'user1',
      on: form,
      verb: 'tip.submit',
      inputs: { title: 'Tidy tables', text: 'short', tags: '', link: '' },
    });
    expect(JSON.stringify(refused.body)).toMatch(/at least 20/);
    await teams.press({
      from: 'user1',
      on: form,
      verb: 'tip.submit',
      inputs: { title: 'Tidy **tables**', text: 'Press Ctrl+T: the range becomes a table & grows.', tags: 'excel', link: '' },
    });
    const card = await shown(/review\.approve/, since, /reviewers/);
    expect(JSON.stringify(card.activity)).toContain('Tidy \\\\*\\\\*tables');

    const answers = await Promise.all([
      teams.press({ from: 'reviewer', on: card, verb: 'review.approve', ...REVIEWERS }),
      teams.press({ from: 'reviewer2', on: card, verb: 'review.approve', ...REVIEWERS }),
    ]);
    expect(answers.filter(({ body }) => /was first/.test(JSON.stringify(body)))).toHaveLength(1);
    const changed = await teams.waitFor((entry) => entry.kind === 'update' && entry.id === card.id && shows(entry, /Approved/), { since });
    expect(JSON.stringify(changed.activity)).toMatch(/by (Rita|Rob)/);
    await shown(/Your tip is published/, since, chatOf('user1'));
    expect(teams.sent(since).filter((entry) => shows(entry, /Your tip is published/))).toHaveLength(1);

    await teams.message({ from: 'reviewer2', text: 'ask tidy tables excel' });
    await shown(/range becomes a table/, since, chatOf('reviewer2'));
  });

  it('asks for changes by a form that only the presser sees, and takes the new version', async () => {
    const since = teams.log.length;
    await teams.message({ from: 'user1', text: 'tip' });
    const form = await shown(/tip\.submit/, since);
    await teams.press({
      from: 'user1',
      on: form,
      verb: 'tip.submit',
      inputs: { title: 'Coffee', text: 'The machine on the second floor grinds fresh.', tags: '', link: '' },
    });
    const card = await shown(/review\.askChanges/, since, /reviewers/);
    const asked = await teams.press({ from: 'reviewer', on: card, verb: 'review.askChanges', ...REVIEWERS });
    const comment = (asked.body as { value?: unknown }).value;
    expect(JSON.stringify(comment)).toMatch(/review\.submitChanges/);
    await teams.press({
      from: 'reviewer',
      on: card,
      card: comment,
      verb: 'review.submitChanges',
      inputs: { comment: 'Which building?' },
      ...REVIEWERS,
    });
    const told = await shown(/Which building\?.*tip\.edit|tip\.edit.*Which building/, since, chatOf('user1'));
    const edit = await teams.press({ from: 'user1', on: told, verb: 'tip.edit' });
    await teams.press({
      from: 'user1',
      on: told,
      card: (edit.body as { value?: unknown }).value,
      verb: 'tip.resubmit',
      inputs: { title: 'Coffee', text: 'The machine on the second floor of house B grinds fresh.', tags: '', link: '' },
    });
    const again = await shown(/New version for review/, since, /reviewers/);
    expect(JSON.stringify(again.activity)).toMatch(/house B/);
  });

  it('pairs a mentor with a mentee', async () => {
    const since = teams.log.length;
    await appoint('rita', 'lead');
    await teams.message({ from: 'reviewer2', text: 'mentor offer' });
    const offer = await shown(/mentor\.submitOffer/, since);
    await teams.press({
      from: 'reviewer2',
      on: offer,
      verb: 'mentor.submitOffer',
      inputs: { skills: 'sql', capacity: '2', languages: 'en' },
    });
    await teams.message({ from: 'user1', text: 'mentor find' });
    const wish = await shown(/mentor\.submitWish/, since);
    await teams.press({
      from: 'user1',
      on: wish,
      verb: 'mentor.submitWish',
      inputs: { skills: 'SQL', goal: 'Write reports', rhythm: 'weekly' },
    });
    await teams.message({ from: 'reviewer', text: 'admin round' });
    const draft = await shown(/round\.publish/, since);
    await teams.press({ from: 'reviewer', on: draft, verb: 'round.publish' });
    for (const from of ['reviewer2', 'user1']) {
      const proposal = await shown(/pairing\.accept/, since, chatOf(from));
      await teams.press({ from, on: proposal, verb: 'pairing.accept' });
    }
    await shown(/are a pair/, since, chatOf('user1'));
    await shown(/are a pair/, since, chatOf('reviewer2'));
  });

  it('was never refused by Teams', () => {
    expect(teams.problems).toEqual([]);
  });
});
