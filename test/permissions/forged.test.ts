// Forged data: ids of nothing, ids of what is somebody else's, values of the wrong type, whatever a
// client could be made to send. Nothing fails, nothing changes where there is nothing to change,
// and who may not learns not even whether there is such a thing.
import type { JsonObject } from '../../src/core/json';
import { isFull } from '../faults/scale';
import { IDS, MARK } from './company';
import { MATRIX, nameOfRow, type RoleName, type Row } from './matrix';
import { pressOf } from './presses';
import { openRoom, type PermissionRoom, type Tried } from './room';

/** Keys of data by which a document is looked up. */
const ID_KEYS = new Set(['id', 'entryId', 'personId']);
const LONG = 'x'.repeat(10_000);
const NOTHING: readonly JsonObject[string][] = [
  'no-such-id',
  '',
  '__proto__',
  'constructor',
  LONG,
  7,
  -1,
  true,
  null,
  {},
  [],
  ['x'],
  { $ne: '' },
];
const TYPED = ['', ' ', LONG, '__proto__', '-1', 'NaN', '<script>', '\u0000'] as const;

/** A pause ends; who looks at the audit stands in it. */
const ASKED_FOR = /^(?:people\/[^:]+: pausedUntil$|audit)/;

const rows = MATRIX.filter((row) => row.what === 'verb');
const COLLEAGUES: readonly RoleName[] = [
  'learner',
  'author',
  'mentor',
  'reviewer',
  'lead',
  'council',
  'admin',
];

describe.each(isFull ? (['slack', 'teams'] as const) : (['slack'] as const))(
  'on %s',
  (platform) => {
    let room: PermissionRoom;
    beforeAll(async () => {
      room = await openRoom(platform);
    });
    afterAll(() => room.stop());

    /** One who may, where anybody may, and one who holds nothing. */
    const pressers = ({ may }: Row): readonly RoleName[] => [
      ...new Set<RoleName>([...may.slice(0, isFull ? may.length : 1), 'learner']),
    ];
    const withData = (data: JsonObject, key: string, value: JsonObject[string]) => ({
      data: { ...data, [key]: value },
    });
    const say = (value: unknown) => (JSON.stringify(value) ?? '').slice(0, 40);

    it.each(rows.map((row) => [nameOfRow(row), row] as const))('%s', async (_name, row) => {
      const { data = {}, inputs = {} } = pressOf(row, room.presses);
      const wrong: string[] = [];
      const judge = (
        what: string,
        role: RoleName,
        { failed, changes, told, toOthers }: Tried,
        isOfNothing: boolean,
      ) => {
        if (failed) wrong.push(`${what} by ${role} fails`);
        if (!isOfNothing) return;
        if (changes.length > 0) wrong.push(`${what} by ${role} changes ${changes.join('; ')}`);
        if (toOthers > 0) wrong.push(`${what} by ${role} reaches others`);
        if (told.includes(MARK)) wrong.push(`${what} by ${role} tells: ${told.slice(0, 200)}`);
      };
      for (const role of pressers(row)) {
        for (const key of Object.keys(data)) {
          const isId = ID_KEYS.has(key) && row.name !== 'import.cancel';
          for (const value of role === 'learner' && !isFull ? NOTHING.slice(0, 4) : NOTHING)
            judge(
              `${key}: ${say(value)}`,
              role,
              await room.try(row, role, withData(data, key, value)),
              isId,
            );
          if (!isId) continue;
          // What is another kind of thing, or somebody else's: only those who may do it to that
          // can.
          const ids = Object.values(IDS);
          for (const id of role === 'learner' || isFull ? ids : ids.slice(0, 8)) {
            const tried = await room.try(row, role, withData(data, key, id));
            judge(`${key}: ${id}`, role, tried, false);
            if (role === 'learner' && !row.may.includes('learner') && tried.told.includes(MARK))
              wrong.push(`${id} is told to a learner`);
          }
          const { [key]: _gone, ...rest } = data;
          judge(`no ${key}`, role, await room.try(row, role, { data: rest }), true);
        }
        for (const key of Object.keys(inputs)) {
          for (const value of TYPED)
            judge(
              `input ${key}: ${say(value)}`,
              role,
              await room.try(row, role, { inputs: { ...inputs, [key]: value } }),
              false,
            );
          const { [key]: _gone, ...rest } = inputs;
          judge(`no input ${key}`, role, await room.try(row, role, { inputs: rest }), false);
        }
      }
      expect(wrong).toEqual([]);
    });

    /** Rows about a thing that somebody may be refused, and whose owner is not asked. */
    const things = rows.filter(
      (row) => row.may.length > 0 && COLLEAGUES.some((role) => !row.may.includes(role)),
    );

    it.each(things.map((row) => [nameOfRow(row), row] as const))(
      '%s: who may not is told the same whether it is there or not',
      async (_name, row) => {
        const { data = {} } = pressOf(row, room.presses);
        const key = Object.keys(data).find((one) => ID_KEYS.has(one));
        for (const role of COLLEAGUES.filter(
          (one) => key !== undefined && !row.may.includes(one),
        )) {
          const there = await room.try(row, role);
          const gone = await room.try(row, role, withData(data, key ?? '', 'no-such-id'));
          expect({ role, told: there.told }).toEqual({ role, told: gone.told });
        }
      },
    );

    it('an intent changes nothing unasked, whoever says it', async () => {
      const meant = room.talk.engine.features.flatMap(({ intents = [] }) =>
        intents.flatMap(({ means }) =>
          typeof means === 'string' ? [means] : 'text' in means ? [] : means,
        ),
      );
      const wrong: string[] = [];
      for (const means of new Set(meant)) {
        const words = means.replace('{when}', 'today').replace(/\{\w+\}/g, 'Excel');
        for (const role of [...COLLEAGUES, 'guest', 'outsider', 'deactivated'] as const) {
          const { failed, refused, changes, told } = await room.say(role, words);
          if (failed) wrong.push(`${words} by ${role} fails`);
          if (changes.some((change) => !ASKED_FOR.test(change)))
            wrong.push(`${words} by ${role}: ${changes.join('; ')}`);
          if ((role === 'outsider' || role === 'deactivated') && !refused)
            wrong.push(`${words} is answered to ${role}: ${told}`);
        }
      }
      expect(meant.length).toBeGreaterThan(15);
      expect(wrong).toEqual([]);
    });
  },
);
