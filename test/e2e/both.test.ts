// Teams and Slack in one bot, over real HTTP: a mentor on Teams and a mentee on Slack are a pair,
// each in their own client; reviewers on both see the same tip; who has an account on each is one
// person.
import { randomUUID } from 'node:crypto';
import { LOCALES } from '../../src/core/texts';
import { type FakeSlack, startFakeSlack } from '../harness/fake-slack';
import { type FakeTeams, startFakeTeams } from '../harness/fake-teams';
import { type SlackPerson, slackPerson } from '../support/slack-person';
import { REVIEWERS as ON_TEAMS, type TeamsPerson, teamsPerson } from '../support/teams-person';
import { runApp, type RunningApp, ZONE } from './running-app';

const ON_SLACK = 'C0REVIEW';
const TIP = {
  en: {
    title: 'Tidy tables',
    text: 'Press Ctrl+T: the range becomes a table and grows.',
    tags: '',
    link: '',
  },
  de: {
    title: 'Ordentliche Tabellen',
    text: 'Drück Strg+T: der Bereich wird eine Tabelle und wächst mit.',
    tags: '',
    link: '',
  },
} as const;

describe.each(LOCALES)('a bot on Teams and Slack in %s', (locale) => {
  let teams: FakeTeams;
  let slack: FakeSlack;
  let running: RunningApp;
  /** Rob is on Teams only, Viktor on Slack only; Rita is on both. */
  let rob: TeamsPerson;
  let rita: TeamsPerson;
  let viktor: SlackPerson;
  let ritaOnSlack: SlackPerson;
  let since = { teams: 0, slack: 0 };

  beforeAll(async () => {
    teams = await startFakeTeams({ appId: randomUUID() });
    slack = await startFakeSlack();
    for (const [user, email] of [
      ['U0USER2', 'viktor@contoso.example'],
      ['U0REVIEW', 'rita@contoso.example'],
    ] as const) {
      const known = slack.state.users.get(user);
      Object.assign(known ?? {}, { email, locale: locale === 'de' ? 'de-DE' : 'en-US', tz: ZONE });
    }
    const { SLACK_APP_TOKEN: _http, ...slackEnv } = slack.botEnv();
    running = await runApp(
      { ...teams.botEnv(), ...slackEnv, ADMINS: 'rita@contoso.example' },
      locale,
    );
    teams.setBotUrl(`http://127.0.0.1:${running.port}/api/messages`);
    slack.setBotUrl(`http://127.0.0.1:${running.port}/slack/events`);
    const client = { locale: locale === 'de' ? 'de-DE' : 'en-GB', zone: ZONE };
    rob = teamsPerson(teams, 'reviewer2', client);
    rita = teamsPerson(teams, 'reviewer', client);
    viktor = slackPerson(slack, 'U0USER2');
    ritaOnSlack = slackPerson(slack, 'U0REVIEW');
    for (const one of [rob, rita, viktor, ritaOnSlack]) await done(one.says('help'));
  });
  afterAll(async () => {
    await running.app.stop(1000);
    await Promise.all([teams.close(), slack.close()]);
  });
  beforeEach(() => {
    since = { teams: teams.log.length, slack: slack.log.length };
  });

  async function done<T>(deed: Promise<T>): Promise<T> {
    const result = await deed;
    await running.settle();
    return result;
  }
  /** What somebody is told in their own chat. */
  const onTeams = (who: TeamsPerson, what: string | RegExp, place = who.chat) =>
    who.told(what, { since: since.teams, in: place });
  const onSlack = (who: SlackPerson, what: string | RegExp, place = who.chat) =>
    who.told(what, { since: since.slack, in: place });

  it('knows who has an account on each as one person, and writes where they spoke last', async () => {
    const { text } = running;
    const known = await running.person('rita@contoso.example');
    expect(known.accounts.map(({ platform }) => platform)).toEqual(['teams', 'slack']);
    expect(known.roles).toContain('admin');
    await done(rita.says('profile'));
    await onTeams(rita, /Teams, Slack/);
    await done(ritaOnSlack.says('admin'));
    await onSlack(ritaOnSlack, text('admin.title'));
  });

  it('shows a tip to the reviewers of both, and one decision to all', async () => {
    const { text } = running;
    await done(rita.mentions('admin reviewers here', { in: ON_TEAMS }));
    await done(ritaOnSlack.mentions('admin reviewers here', ON_SLACK));
    await done(rita.says('admin role reviewer rob@contoso.example'));
    await done(rita.says('admin role reviewer rita@contoso.example'));

    await done(viktor.commands('/tip', ''));
    expect(await viktor.fills('tip.submit', TIP[locale], since.slack)).toBeUndefined();
    await running.settle();
    const card = await onTeams(rob, TIP[locale].text, ON_TEAMS);
    const sameCard = await onSlack(ritaOnSlack, TIP[locale].text, ON_SLACK);
    await done(rob.presses('review.approve', {}, { on: card }));
    expect(await onTeams(rob, /✅.*Rob Reviewer/, ON_TEAMS)).toMatchObject({ id: card.id });
    expect(await onSlack(ritaOnSlack, /✅.*Rob Reviewer/, ON_SLACK)).toMatchObject({
      ts: sameCard.ts,
    });
    await onSlack(
      viktor,
      text('contributions.decidedTitle', { kind: 'new', what: 'approved', answer: 'false' }),
    );
    // The old button on Slack says who was first.
    await done(ritaOnSlack.presses('review.approve', sameCard));
    await ritaOnSlack.told(
      text('contributions.late', {
        own: false,
        what: 'approved',
        by: 'Rob Reviewer',
        at: running.now(),
      }),
      {
        since: since.slack,
      },
    );
    await done(rob.says(`ask ${TIP[locale].title}`));
    await onTeams(rob, TIP[locale].text);
  });

  it('pairs a mentor on Teams with a mentee on Slack', async () => {
    const { text } = running;
    await done(rob.says('mentor offer'));
    await done(
      rob.presses('mentor.submitOffer', { skills: 'SQL', capacity: '1', languages: 'en,de' }),
    );
    await done(viktor.commands('/mentor', 'find'));
    expect(
      await viktor.fills(
        'mentor.submitWish',
        { skills: 'sql', goal: 'Reports', rhythm: 'weekly' },
        since.slack,
      ),
    ).toBeUndefined();
    await running.settle();
    await done(ritaOnSlack.says('admin round'));
    await done(ritaOnSlack.presses('round.publish'));
    await onTeams(
      rob,
      text('mentoring.proposalTitle', { asMentor: 'true', other: 'Viktor Vögel' }),
    );
    await onSlack(
      viktor,
      text('mentoring.proposalTitle', { asMentor: 'false', other: 'Rob Reviewer' }),
    );
    await done(rob.presses('pairing.accept'));
    await done(viktor.presses('pairing.accept'));
    await onTeams(rob, /viktor@contoso\.example/);
    await onSlack(viktor, /rob@contoso\.example/);
  });

  it('reminds each in their own client, and tells one what the other did', async () => {
    const { text } = running;
    await running.travelTo('2026-03-09T09:00:00Z');
    await onTeams(rob, text('mentoring.reminderTitle', { other: 'Viktor Vögel' }));
    await onSlack(viktor, text('mentoring.reminderTitle', { other: 'Rob Reviewer' }));
    await running.travelTo('2026-03-12T15:00:00Z');
    await onTeams(rob, text('mentoring.checkInTitle', { other: 'Viktor Vögel' }));
    await done(viktor.presses('pairing.met'));
    await onSlack(viktor, text('mentoring.metTitle', { other: 'Rob Reviewer' }));
    await done(rob.presses('pairing.met'));
    await done(rob.says('mentor pause'));
    await onSlack(viktor, text('mentoring.otherPaused', { other: 'Rob Reviewer' }));
    await done(viktor.commands('/mentor', 'resume'));
    await onTeams(rob, text('mentoring.otherResumed', { other: 'Viktor Vögel' }));
    await done(rob.says('mentor end'));
    await done(rob.presses('pairing.submitEnd', { reason: '' }));
    await onSlack(viktor, text('mentoring.otherEnded', { other: 'Rob Reviewer' }));
  });

  it('was refused by neither', () => {
    expect(teams.problems).toEqual([]);
    expect(slack.problems).toEqual([]);
  });
});
