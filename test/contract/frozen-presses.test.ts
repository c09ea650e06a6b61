// Buttons on cards of an earlier version, as old/presses.json holds them, are known: each gets an
// answer of its feature. Where what it is about is there, it is carried out.
import { features } from '../../src/features';
import type { RenderedReply } from '../../src/core/platform';
import { createReadableLog } from '../core/rig';
import { MATRIX } from '../permissions/matrix';
import { openRoom, type PermissionRoom } from '../permissions/room';
import { startTalk, type Talk, type Talker } from '../support/talk';
import { frozenPresses } from './frozen/files';
import { type FrozenPress, kindOf, LEAD, LEARNER, pressesOf } from './frozen/presses';
import { theProduct } from './frozen/product';

const old = frozenPresses();
const named = (presses: readonly FrozenPress[]) =>
  presses.map((press) => [kindOf(press), press] as const);

it('stand there for every button of every card, and for every verb', async () => {
  const product = await theProduct();
  const known = new Set(old.map(kindOf));
  const missing = pressesOf(product)
    .map(kindOf)
    .filter((kind) => !known.has(kind));
  expect(
    missing.map((kind) => `${kind} is new: run \`npm run freeze\` and commit test/contract/old`),
  ).toEqual([]);
  const verbs = new Set(old.map(({ verb }) => verb));
  expect(
    product.features.flatMap(({ actions }) => actions).filter(({ verb }) => !verbs.has(verb)),
  ).toEqual([]);
});

describe('a button on an old card', () => {
  const log = createReadableLog();
  let talk: Talk;
  let presser: Talker;
  let outdated: string | undefined;
  const textIn = ({ say, replace, form }: RenderedReply) => (say ?? replace ?? form?.card)?.text;

  async function press({ verb, data, inputs = {} }: Pick<FrozenPress, 'verb' | 'data' | 'inputs'>) {
    const place = talk.platform.personal(presser.account);
    const at = talk.clock.now().toISOString();
    const message = talk.platform.show(place, { text: 'An old card.' });
    return talk.platform.bot.receive({
      type: 'action',
      id: message.ref.id,
      at,
      sender: presser.account,
      place,
      verb,
      data,
      inputs,
      message: message.ref,
    });
  }

  beforeAll(async () => {
    talk = await startTalk({
      features,
      platform: 'slack',
      log,
      publicUrl: 'https://learn.linden.example',
    });
    presser = await talk.withPerson('presser', { roles: ['reviewer', 'lead', 'admin', 'council'] });
    const reply = await press({ verb: 'nobody.knowsThis', data: {} });
    outdated = reply?.say?.text;
  });
  afterAll(() => talk.stop());

  it.each(named(old.filter(({ card }) => card !== undefined)))(
    'is known: %s',
    async (_kind, one) => {
      const reply = await press(one);
      await talk.settle();
      const isKnown = talk.engine.features.some(({ actions }) =>
        actions.some(({ verb }) => verb === one.verb),
      );
      const said = reply && textIn(reply);
      expect(outdated).toMatch(/earlier version/);
      expect({ verb: one.verb, isKnown: isKnown || said !== outdated }).toEqual({
        verb: one.verb,
        isKnown: true,
      });
      expect(said).toMatch(/\S/);
      expect(said).not.toMatch(/went wrong|undefined|\$\{/);
      expect(log.of('error')).toEqual([]);
    },
  );
});

describe('a button of an earlier version', () => {
  let room: PermissionRoom;
  beforeAll(async () => {
    room = await openRoom('slack');
  });
  afterAll(() => room.stop());

  it.each(named(old.filter(({ by }) => by !== undefined)))(
    'does its work: %s',
    async (kind, one) => {
      const { learner, lead } = room.ids;
      const whole = JSON.stringify(one).replaceAll(LEARNER, learner).replaceAll(LEAD, lead);
      const { verb, of, by, card: _none, ...press } = JSON.parse(whole) as FrozenPress;
      const row = MATRIX.find(
        (each) => each.what === 'verb' && each.name === verb && each.of === of,
      );
      if (!row || !by)
        throw new Error(
          `the matrix has no row for "${kind}": keep the old verb as an alias, with a row of its own`,
        );
      const { refused, failed, told, changes } = await room.try(row, by, press);
      const did = told !== '' || changes.length > 0;
      expect({ refused, failed, did }).toEqual({ refused: false, failed: false, did: true });
    },
  );
});
