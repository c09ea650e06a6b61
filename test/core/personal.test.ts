// What erasure and export go by where a text may name somebody.
import { names, type PeoplePart, type DataSubject } from '../../src/core/personal';
import { type DeliveryRecord, outboxCollection } from '../../src/core/outbox/record';

const ada: DataSubject = {
  personId: 'person-1a',
  name: 'Ada Lindén',
  email: 'ada@linden.example',
  accounts: [{ platform: 'slack', tenant: 'T1', user: 'U1' }],
  accountKeys: ['slack:T1:U1'],
  pseudonym: '',
};

describe('whether a text names somebody', () => {
  it.each([
    ['an address in capitals', 'ADA@LINDEN.EXAMPLE; Sales'],
    ['a name in capitals', 'ADA LINDÉN has left'],
    ['a name whose accents are written apart', 'Ada Lindén'.normalize('NFD')],
    ['a name that begins a line', 'Dear all,\nAda Lindén is back'],
    ['an id within a list', { seen: [{ by: 'person-1a' }] }],
    ['an id as the name of a field', { 'person-1a': '2026-03-02' }],
    ['an account', 'slack:T1:U1'],
  ])('says so of %s', (_what, value) => {
    expect(names(value, ada)).toBe(true);
  });

  it.each([
    ['a part of a word', 'person-1ab'],
    ['a place in a list', ['x', 'y']],
    ['nothing', undefined],
  ])('does not say so of %s', (_what, value) => {
    expect(names(value, { ...ada, accounts: [{ platform: 'web', tenant: '', user: '1' }] })).toBe(
      false,
    );
  });

  it('reads on after a longer word that begins like a name', () => {
    const max = { ...ada, name: 'Max' };
    expect(names('Maximum', max)).toBe(false);
    expect(names('Maximum, then Max', max)).toBe(true);
    expect(names('person-1ab and person-1a', ada)).toBe(true);
  });

  it('does not take a word of the language for a name of one word', () => {
    const will = { ...ada, name: 'Will' };
    expect(names('it will rain', will)).toBe(false);
    expect(names('Will has left', will)).toBe(true);
    expect(names('WILL HAS LEFT', will)).toBe(true);
  });
});

it('a message on its way that named them before they got another name is not sent any more', () => {
  const part = outboxCollection.kept.people as PeoplePart<DeliveryRecord>;
  const at = '2026-03-02T09:00:00.000Z';
  const record: DeliveryRecord = {
    id: 'told:1',
    version: 1,
    state: 'queued',
    at,
    order: 1,
    plannedAt: at,
    dueAt: at,
    attempts: 0,
    to: { person: 'person-2b' },
    message: { text: 'x', args: { name: 'Ada Meier' } },
    names: ['person-1a'],
  };
  expect(part.erase(record, ada, 'gone')).toBe('remove');
  const { message: _sent, ...sent } = record;
  expect(part.erase({ ...sent, state: 'sent' }, ada, 'gone')).toMatchObject({
    state: 'sent',
    names: [],
  });
});
