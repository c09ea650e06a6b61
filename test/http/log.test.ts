// What a log line holds, and what it must never hold.
import { readConfig, redacted } from '../../src/config';
import { createLog } from '../../src/http/log';

function logged(
  write: (log: ReturnType<typeof createLog>) => void,
  level = 'info',
): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  write(
    createLog(level, {
      write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
    }),
  );
  return lines;
}

it('writes one JSON object a line, with an ISO time, a level in words and the fields of those around it', () => {
  const [line] = logged((log) =>
    log.with({ job: 'x' }).with({ reference: 'K7' }).warn('late', { count: 3 }),
  );
  expect(line).toMatchObject({ level: 'warn', msg: 'late', job: 'x', reference: 'K7', count: 3 });
  expect(new Date(String(line?.['time'])).toISOString()).toBe(line?.['time']);
});

it('writes no name twice, whatever the settings that the start line shows', () => {
  let text = '';
  createLog('info', { write: (line) => void (text += line) }).info('ready', {
    ...redacted(readConfig({})),
  });
  const names = [...text.matchAll(/"(\w+)":/g)].map(([, name]) => name);
  expect(names).toContain('hostname');
  expect(names).toEqual([...new Set(names)]);
});

it('keeps quiet below its level', () => {
  expect(logged((log) => log.debug('x'))).toEqual([]);
});

describe('an error', () => {
  const lineOf = (error: unknown) =>
    logged((log) => log.error('failed', { error }))[0]?.['error'] as Record<string, unknown>;

  it('is written with name, code, message, frames and cause', () => {
    const error = Object.assign(new TypeError('no', { cause: new Error('deeper') }), {
      code: 'E_NO',
    });
    expect(lineOf(error)).toMatchObject({
      name: 'TypeError',
      code: 'E_NO',
      message: 'no',
      cause: { message: 'deeper' },
    });
    expect((lineOf(error)['stack'] as string[])[0]).toMatch(/^at .*log\.test/);
  });

  it.each<[string, unknown, string]>([
    ["Slack's bot token", new Error('invalid xoxb-123-abc'), 'xoxb-123'],
    ["Slack's app token", new Error('invalid xapp-1-A-2-b'), 'xapp-1'],
    ['a bearer token', new Error('refused Authorization: Bearer abc.def'), 'abc.def'],
    ['a signed token', new Error('bad eyJhbGciOiJSUzI1NiJ9.eyJzdWIi.c2ln'), 'eyJhbGci'],
    [
      'credentials in an address',
      new Error('connect mongodb://user:sesame@db.example.com'),
      'sesame',
    ],
    ['an e-mail address', new Error('no user Ann.Lee+x@mail.example.com here'), 'Ann.Lee'],
    ["a form's text that JSON.parse quotes", parseFailure('my secret worry'), 'worry'],
    [
      'a longer one',
      parseFailure('{"a": worry, "b": "and a lot more that JSON.parse cuts in the middle"}'),
      'worry',
    ],
    [
      "a document's values that MongoDB quotes",
      new Error('E11000 duplicate key error index: email dup key: { name: "Ann Lee" }'),
      'Ann Lee',
    ],
    [
      'what an SDK hangs on it',
      Object.assign(new Error('x'), { config: { data: 'words of Ann' }, response: 'words' }),
      'words',
    ],
    ['a text that was thrown', 'token xoxb-1-2', 'xoxb-1'],
    ['the same in a cause', new Error('x', { cause: new Error('xoxb-9-9') }), 'xoxb-9'],
  ])('does not give away %s', (_title, error, secret) => {
    expect(JSON.stringify(lineOf(error))).not.toContain(secret);
  });

  it('stays short', () => {
    expect(String(lineOf(new Error('x'.repeat(5_000)))['message']).length).toBeLessThan(600);
  });
});

it.each(['token', 'password', 'authorization', 'signingSecret', 'appPassword', 'words', 'email'])(
  'cuts a field named %s, deeper too',
  (name) => {
    const [line] = logged((log) =>
      log.info('x', { [name]: 'sesame', inner: { [name]: 'sesame' } }),
    );
    expect(JSON.stringify(line)).not.toContain('sesame');
  },
);

function parseFailure(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
