// The committed manifests: made by the script from the features, valid by the platforms' own
// schemas, within their documented limits.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MakeFeature, Word } from '../../src/core/feature';
import { features } from '../../src/features';
import { wordingsOf } from '../../src/manifests/commands';
import { manifestFiles } from '../../src/manifests/files';
import { SAMPLE_APP, teamsManifest } from '../../src/platforms/teams/manifest';
import { version } from '../../package.json';
import { describeWith } from '../support/service';
import { readPng } from './png';
import { schemas, slackSchema, teamsSchema } from './schemas';

const FOLDER = join(__dirname, '../../manifest');
const committed = (path: string) => readFileSync(join(FOLDER, path), 'utf8');
const made = manifestFiles(features, version);
const SLACK = Object.keys(made).filter((path) => path.startsWith('slack/'));

interface Command {
  readonly title: string;
  readonly description: string;
}
interface TeamsApp {
  readonly name: Record<'short' | 'full', string>;
  readonly description: Record<'short' | 'full', string>;
  readonly bots: readonly [
    { readonly commandLists: readonly { readonly commands: readonly Command[] }[] },
  ];
}
const teams = JSON.parse(committed('teams/manifest.json')) as TeamsApp;
const commands = teams.bots[0].commandLists.flatMap((list) => list.commands);

describe('what is committed', () => {
  it.each(Object.keys(made))('%s is what `npm run manifests` makes of the features now', (path) => {
    expect(committed(path)).toBe(made[path]);
  });

  it('holds no manifest besides', () => {
    const found = readdirSync(FOLDER).flatMap((folder) =>
      readdirSync(join(FOLDER, folder)).map((name) => `${folder}/${name}`),
    );
    expect(found.filter((path) => path.endsWith('.json')).toSorted()).toEqual(
      Object.keys(made).toSorted(),
    );
  });
});

describe("Teams' menu of commands", () => {
  const words =
    wordingsOf(features)[0]?.commands.flatMap(({ word, inMenu }) => (inMenu ? [word] : [])) ?? [];

  it('lists the words that say so, in their order', () => {
    expect(commands.map(({ title }) => title)).toEqual(words);
    expect(words.indexOf('ask')).toBeLessThan(words.indexOf('review'));
    expect(words.indexOf('admin')).toBeLessThan(words.indexOf('admin round'));
  });

  it('keeps to ten commands of 32 and 128 characters, in every language', () => {
    const german = JSON.parse(committed('teams/de.json')) as Record<string, string>;
    const descriptions = Object.entries(german).flatMap(([key, text]) =>
      /^bots\[0\].*description$/.test(key) ? [text] : [],
    );
    const titles = Object.entries(german).flatMap(([key, text]) =>
      /^bots\[0\].*title$/.test(key) ? [text] : [],
    );
    expect(commands.length).toBeLessThanOrEqual(10);
    expect(descriptions).toHaveLength(commands.length);
    expect(titles.slice(0, 2)).toEqual(['frag', 'tipp']);
    for (const title of [...titles, ...commands.map((command) => command.title)])
      expect(title.length).toBeLessThanOrEqual(32);
    for (const text of [...descriptions, ...commands.map(({ description }) => description)]) {
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(128);
    }
  });

  it('is refused with an eleventh command, which Teams would not show', () => {
    const word = (name: string): Word => ({
      word: name,
      aliases: [],
      order: 1,
      inMenu: true,
      help: 'more.help',
      who: () => true,
      opensForm: () => false,
      run: async () => ({}),
    });
    const more: MakeFeature = () => ({
      name: 'more',
      about: 'more.help',
      texts: { en: { 'more.help': 'More.' }, de: { 'more.help': 'Mehr.' } },
      words: Array.from({ length: 11 - words.length }, (_, index) => word(`more ${index}`)),
      actions: [],
      jobs: [],
      collections: [],
      subscriptions: {},
    });
    const made = () => teamsManifest(wordingsOf([...features, more]), { ...SAMPLE_APP, version });
    expect(made).toThrow(/10 commands at most: take `inMenu` from one of more 0.*, ask, tip/);
  });
});

describe("Slack's commands", () => {
  it.each(SLACK)('%s has /learn and a short cut for each word that names one', (path) => {
    const { features: parts } = JSON.parse(committed(path)) as {
      features: {
        slash_commands: { command: string; should_escape: boolean; usage_hint?: string }[];
      };
    };
    expect(parts.slash_commands.map(({ command }) => command).toSorted()).toEqual([
      '/faq',
      '/learn',
      '/mentor',
      '/tip',
    ]);
    expect(parts.slash_commands.every((command) => command.should_escape)).toBe(true);
    expect(parts.slash_commands.find(({ command }) => command === '/learn')?.usage_hint).toMatch(
      path.includes('.de.') ? /^frag, tipp, .*admin runde/ : /^ask, tip, .*admin round/,
    );
  });

  it.each(SLACK.filter((path) => path.includes('socket-mode')))(
    '%s needs no address of ours',
    (path) => {
      expect(committed(path)).not.toContain('https://');
      expect(committed(path)).toContain('"socket_mode_enabled": true');
    },
  );
});

describe('the icons', () => {
  it.each([
    ['teams/color.png', 192],
    ['teams/outline.png', 32],
    ['slack/icon.png', 512],
  ])('%s measures %i pixels a side', (path, side) => {
    expect(readPng(readFileSync(join(FOLDER, path)))).toMatchObject({ width: side, height: side });
  });

  it('the outline is white on nothing', () => {
    const { pixels } = readPng(readFileSync(join(FOLDER, 'teams/outline.png')));
    const drawn = pixels.filter(([, , , alpha]) => alpha > 0);
    expect(drawn.length).toBeGreaterThan(200);
    expect(drawn.length).toBeLessThan(800);
    expect(drawn.filter(([red, green, blue]) => red + green + blue < 3 * 250)).toEqual([]);
  });

  it("the coloured one is opaque to its edge, in the logo's colours", () => {
    const { pixels } = readPng(readFileSync(join(FOLDER, 'teams/color.png')));
    expect(pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
    expect(pixels[0]).toEqual([0x0b, 0x6e, 0x69, 255]);
  });
});

describeWith(schemas, "the platforms' own schemas", () => {
  it('take the Teams manifest and its German texts', () => {
    expect(teamsSchema('MicrosoftTeams-1.30')(teams)).toEqual([]);
    expect(
      teamsSchema('MicrosoftTeams.Localization-1.30')(JSON.parse(committed('teams/de.json'))),
    ).toEqual([]);
  });

  it('take it as 1.17 too, for clouds that know no newer one', () => {
    expect(teamsSchema('MicrosoftTeams-1.17')({ ...teams, manifestVersion: '1.17' })).toEqual([]);
  });

  it('would refuse a wrong one', () => {
    expect(
      teamsSchema('MicrosoftTeams-1.30')({
        ...teams,
        bots: [{ botId: 'none', scopes: ['personal'] }],
      }),
    ).not.toEqual([]);
    expect(slackSchema()({ display_information: {} })).not.toEqual([]);
  });

  it.each(SLACK)('take %s', (path) => {
    expect(slackSchema()(JSON.parse(committed(path)))).toEqual([]);
  });
});
