// What needs two admins, and what the works council sees of it, over real HTTP on both platforms.
import { openSlackRoom } from './slack-room';
import { openTeamsRoom } from './teams-room';

interface Actor {
  readonly email: string;
  says(words: string): Promise<unknown>;
  presses(verb: string): Promise<unknown>;
  told(what: string | RegExp): Promise<{ readonly text: string }>;
}
interface Room {
  readonly admin: Actor;
  readonly second: Actor;
  readonly council: Actor;
  readonly learner: Actor;
  text(key: string, args?: Record<string, string>): string;
  problems(): readonly unknown[];
  close(): Promise<void>;
}

const SETTINGS = { TWO_PERSON_APPROVAL: 'export', PUBLIC_URL: 'https://learn.contoso.example' };
const ROOMS: Readonly<Record<string, () => Promise<Room>>> = {
  async Slack() {
    const room = await openSlackRoom('en', SETTINGS);
    const { rita: admin, rob: second, viktor: council, uma: learner } = room;
    return { ...room, admin, second, council, learner, problems: () => room.slack.problems };
  },
  async Teams() {
    const room = await openTeamsRoom('en', SETTINGS);
    const { ada: admin, rob: second, viktor: council, uma: learner } = room;
    return { ...room, admin, second, council, learner, problems: () => room.teams.problems };
  },
};

it.each(Object.keys(ROOMS))(
  'an export waits for a second admin, and the council reads who did what, on %s',
  async (name) => {
    const room = await ROOMS[name]?.();
    if (!room) throw new Error(`no room for ${name}`);
    const { admin, second, council, learner, text } = room;
    try {
      for (const one of [admin, second, council, learner]) await one.says('help');
      await admin.says(`admin role admin ${second.email}`);
      await admin.says(`admin role council ${council.email}`);
      await second.told(/You are an admin now/);
      await admin.says(`admin export ${learner.email}`);
      await admin.presses('privacy.adminExport');
      await admin.told(/asked the other admins to confirm/);
      await second.told(/Give out the data of/);
      // The admin who asked cannot confirm it, and neither can anybody else.
      await learner.says('admin approvals');
      await learner.told(/for admins|admin can give you the role|not for you/i);
      await second.presses('oversight.confirm');
      await admin.told(/data of .* can be fetched/);
      await admin.presses('privacy.adminExport');
      await learner.told(/an admin asked for a file with everything that is kept about you/);

      await council.says('council');
      await council.told(text('council.title'));
      await council.says('council audit');
      const { text: shown } = await council.told(/approved as the second person/);
      expect(shown).toMatch(/asked for a second approval/);
      expect(room.problems()).toEqual([]);
    } finally {
      await room.close();
    }
  },
);
