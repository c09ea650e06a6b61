// An agreement in force over real HTTP: words and old buttons of what is not agreed are refused on
// Slack and Teams, and /about shows everybody what is agreed.
import { randomUUID } from 'node:crypto';
import { LOCALES } from '../../src/core/texts';
import { features } from '../../src/features';
import { madeForShow } from '../../src/manifests/commands';
import { type FakeSlack, startFakeSlack } from '../harness/fake-slack';
import { type FakeTeams, startFakeTeams } from '../harness/fake-teams';
import { signed } from '../support/agreements';
import { slackPerson } from '../support/slack-person';
import { teamsPerson } from '../support/teams-person';
import { runApp, type RunningApp, ZONE } from './running-app';

const ALL_BUT_MENTORING = madeForShow(features).flatMap(({ name, duty }) =>
  duty || name === 'mentoring' ? [] : [name],
);
const COMPANY = 'Contoso <script>alert(1)</script> & Co';

/** The lines below a heading of the page. */
function listUnder(title: string, page: string): string[] {
  const [, list = ''] = page.split(`<h3>${title}</h3><ul>`);
  return [...(list.split('</ul>')[0] ?? '').matchAll(/<li>(.*?)<\/li>/g)].map(
    ([, line = '']) => line,
  );
}

describe.each(LOCALES)('in %s', (locale) => {
  let teams: FakeTeams;
  let slack: FakeSlack;
  let running: RunningApp;
  beforeAll(async () => {
    teams = await startFakeTeams({ appId: randomUUID() });
    slack = await startFakeSlack();
    for (const user of slack.state.users.values())
      Object.assign(user, { locale: locale === 'de' ? 'de-DE' : 'en-US', tz: ZONE });
  });
  afterAll(async () => {
    await running.app.stop(1000);
    await Promise.all([teams.close(), slack.close()]);
  });

  async function start(agreement: ReturnType<typeof signed> | undefined): Promise<void> {
    const { SLACK_APP_TOKEN: _http, ...slackEnv } = slack.botEnv();
    running = await runApp(
      { ...teams.botEnv(), ...slackEnv, ADMINS: 'rita@contoso.example', ...agreement },
      locale,
    );
    teams.setBotUrl(`http://127.0.0.1:${running.port}/api/messages`);
    slack.setBotUrl(`http://127.0.0.1:${running.port}/slack/events`);
  }
  async function done<T>(deed: Promise<T>): Promise<T> {
    const result = await deed;
    await running.settle();
    return result;
  }
  const page = async () =>
    (
      await fetch(`http://127.0.0.1:${running.port}/about`, {
        headers: { 'accept-language': locale },
      })
    ).text();

  it('refuses words and the buttons of cards from before it, and shows what is agreed', async () => {
    await start(undefined);
    const rob = teamsPerson(teams, 'reviewer2', {
      locale: locale === 'de' ? 'de-DE' : 'en-GB',
      zone: ZONE,
    });
    const viktor = slackPerson(slack, 'U0USER2');
    await done(rob.says('help'));
    await done(viktor.says('help'));
    const { text } = running;
    const onTeams = await rob.told(text('help.title'));
    const onSlack = await viktor.told(text('help.title'));
    expect((await page()).includes(text('agreement.lead', { agreed: 'false', company: '' }))).toBe(
      true,
    );
    await running.app.stop(1000);

    await start(
      signed({ company: COMPANY, features: ALL_BUT_MENTORING, namedLists: ['admin.roles'] }),
    );
    // The first cards are from before, and their buttons still stand there.
    expect(await done(rob.presses('mentor.find', {}, { on: onTeams }))).toContain(
      text('core.notAgreed').replaceAll('`', '"'),
    );
    let since = slack.log.length;
    await done(viktor.presses('mentor.find', onSlack));
    await viktor.told(text('core.notAgreed'), { since });

    for (const words of ['mentor offer', 'admin round']) {
      await done(rob.says(words));
      await rob.told(text('core.notAgreed'));
      since = slack.log.length;
      await done(viktor.says(words));
      await viktor.told(words === 'mentor offer' ? text('core.notAgreed') : /\S/, { since });
    }
    since = slack.log.length;
    await done(viktor.commands('/mentor', ''));
    await viktor.told(text('core.notAgreed'), { since });

    since = slack.log.length;
    await done(viktor.says('help'));
    const { blocks } = await viktor.told(text('help.title'), { since });
    expect(JSON.stringify(blocks)).not.toMatch(/mentor/i);
    expect(JSON.stringify(blocks)).toMatch(/tip\.start/);

    const word = locale === 'de' ? 'vereinbarung' : 'about';
    await done(rob.says(word));
    await rob.told(text('agreement.title', { org: 'Contoso' }));
    await rob.told(text('mentoring.about'));
    since = slack.log.length;
    await done(viktor.says(word));
    await viktor.told(text('agreement.title', { org: 'Contoso' }), { since });

    const shown = await page();
    expect(listUnder(text('agreement.offTitle'), shown)).toEqual([text('mentoring.about')]);
    expect(/[0-9a-f]{64}/.test(shown)).toBe(true);
    expect(shown.match(/<script|Contoso &lt;script&gt;/g)).toContain('Contoso &lt;script&gt;');
    expect(shown.match(/<script|Contoso &lt;script&gt;/g)).not.toContain('<script');
    expect(teams.problems).toEqual([]);
    expect(slack.problems).toEqual([]);
  });
});
