// Somebody marries, and Slack vouches for another address: over real HTTP they stay one person,
// with their department and their roles, whether the table of people or Slack says so first.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Person } from '../../src/core/person';
import { peopleCollection } from '../../src/domain/people/record';
import { describeWith } from '../support/service';
import { openSlackRoom, type SlackRoom } from './slack-room';

interface Case {
  readonly user: string;
  readonly before: string;
  readonly after: string;
  /** With its head. */
  readonly table: readonly string[];
  readonly role: string;
}

const UMA: Case = {
  user: 'U0USER1',
  before: 'u0user1@contoso.example',
  after: 'uma.married@contoso.example',
  table: ['email,name,department', 'uma.married@contoso.example,Uma Married,Sales'],
  role: 'admin role reviewer uma.married@contoso.example',
};

let room: SlackRoom;
beforeEach(async () => {
  room = await openSlackRoom('en');
  await room.rita.says('help');
});
afterEach(async () => {
  expect(room.slack.problems).toEqual([]);
  await room.close();
});

const marries = ({ user, after }: Case) => void (room.slack.state.users.get(user).email = after);
const aDayLater = () => room.travelTo('2026-03-03T10:00:00Z');

async function imports({ table }: Case): Promise<void> {
  room.chapter();
  await room.rita.says(`admin import people\n${table.join('\n')}`);
  await room.rita.presses('import.apply');
  await room.rita.told(/Imported/);
}

async function appoints({ role }: Case): Promise<void> {
  room.chapter();
  await room.rita.says(role);
  await room.rita.told(/is a reviewer now/);
}

/** There is one person, in Sales, who may review. */
async function isOne({ before, after }: Case): Promise<void> {
  const found: Person[] = [];
  for await (const person of room.app.engine.store
    .collection(peopleCollection)
    .scan({ active: true }))
    found.push(person);
  const theirs = found.filter(({ email }) => email === before || email === after);
  expect(theirs).toMatchObject([{ email: after, department: 'Sales', roles: ['reviewer'] }]);
  expect(theirs[0]?.accounts).toHaveLength(1);
  room.chapter();
  await room.uma.says('review');
  await room.uma.told(/Nothing waits for review/);
}

async function slackFirst(one: Case): Promise<void> {
  await room.uma.says('help');
  marries(one);
  await aDayLater();
  await room.uma.says('profile');
  await imports(one);
  await appoints(one);
  await isOne(one);
}

it('Slack says it first, and then the table', () => slackFirst(UMA));

it('the table and the admin say it first, and then Slack', async () => {
  await room.uma.says('help');
  await imports(UMA);
  await appoints(UMA);
  marries(UMA);
  await aDayLater();
  await room.uma.says('profile');
  await isOne(UMA);
});

it('a table that still names the old address means them as well', async () => {
  await room.uma.says('help');
  marries(UMA);
  await aDayLater();
  await room.uma.says('profile');
  await imports({ ...UMA, table: ['email,name,department', `${UMA.before},Uma Married,Sales`] });
  await appoints({ ...UMA, role: `admin role reviewer ${UMA.before}` });
  await isOne(UMA);
});

const steps = resolve(__dirname, '../../../shared/cases/email-change-splits-person/steps.txt');

describeWith(
  {
    there: existsSync(steps),
    name: 'the public case',
    how: 'it is expected in ../shared/cases',
    shared: true,
  },
  'the public case',
  () => {
    it('of a change of address is met step by step', async () => {
      const text = existsSync(steps) ? readFileSync(steps, 'utf8') : '';
      const [, user = '', before = ''] = /Slack user (\S+) \((\S+)\)/.exec(text) ?? [];
      const [, after = ''] = /now gives (\S+);/.exec(text) ?? [];
      const [, head = '', row = ''] = /import people \/ (.*) \/ (.*) -> Import/.exec(text) ?? [];
      const [, role = ''] = /admin: (admin role .*)/.exec(text) ?? [];
      await slackFirst({ user, before, after, table: [head, row], role });
    });
  },
);
