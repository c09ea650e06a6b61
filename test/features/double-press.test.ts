// A person who presses twice is answered twice the same: they were not too late for themselves. Two
// presses are two events.
import type { ActionEvent } from '../../src/core/inbound';
import { contributionsCollection } from '../../src/domain/contributions';
import { questionsCollection } from '../../src/domain/questions';
import { importsCollection } from '../../src/features/admin/imports';
import { features } from '../../src/features';
import { describeTalk, type Talker } from '../support/talk';

describeTalk('a second press of the same person', features, (talk) => {
  let events = 0;
  function press(
    by: Talker,
    verb: string,
    data: ActionEvent['data'],
    inputs: ActionEvent['inputs'] = {},
  ) {
    const place = talk().platform.personal(by.account);
    events += 1;
    return talk().platform.bot.receive({
      type: 'action',
      id: `press-${events}`,
      at: '2026-03-02T09:00:00.000Z',
      sender: by.account,
      place,
      verb,
      data,
      inputs,
    });
  }
  const both = (
    by: Talker,
    verb: string,
    data: ActionEvent['data'],
    inputs: ActionEvent['inputs'] = {},
  ) => Promise.all([press(by, verb, data, inputs), press(by, verb, data, inputs)]);

  it('on a decision says twice that it is decided, and to another who was first', async () => {
    const { alice, rita, rob } = await talk().withPeople('alice', 'rita', 'rob');
    const ada = await talk().withPerson('ada', { roles: ['admin'] });
    for (const name of ['rita', 'rob'])
      await ada.says(`admin role reviewer ${name}@linden.example`);
    await alice.says('tip Pivot tables');
    await alice.presses('tip.submit', {
      title: 'Pivot tables',
      text: 'Tick "Refresh on open" in the options.',
    });
    const [tip] = await talk().engine.store.collection(contributionsCollection).find({});
    const data = { id: tip?.id ?? '', round: 1 };
    const answers = await both(rita, 'review.approve', data);
    for (const answer of answers) expect(answer?.say?.text).toMatch(/^Approved/);
    expect(
      (await press(rita, 'review.submitReject', data, { comment: 'On second thoughts no.' }))?.say
        ?.text,
    ).toMatch(/^You have already approved it/);
    expect((await press(rob, 'review.approve', data))?.say?.text).toMatch(
      /^Rita was first and approved it/,
    );
  });

  it('on an answer says twice that it is sent, and keeps the first of two answers', async () => {
    const { alice, rob } = await talk().withPeople('alice', 'rob');
    const ada = await talk().withPerson('ada', { roles: ['admin'] });
    await ada.says('admin role reviewer rob@linden.example');
    await alice.says('ask who feeds the fish');
    await alice.presses('ask.handOver');
    const [question] = await talk().engine.store.collection(questionsCollection).find({});
    const data = { id: question?.id ?? '' };
    for (const answer of await both(rob, 'question.submitAnswer', data, { answer: 'Nobody does.' }))
      expect(answer?.say?.text).toMatch(/^Thank you/);
    const other = await press(rob, 'question.submitAnswer', data, { answer: 'I do.' });
    expect(other?.say?.text).toMatch(/You have already answered this/);
    await talk().settle();
    expect(
      alice
        .sees()
        .join('\n')
        .match(/Nobody does/g),
    ).toHaveLength(1);
  });

  it('on an import shows twice that it is done', async () => {
    const ada = await talk().withPerson('ada', { roles: ['admin'] });
    await ada.says('admin import people\nemail,name\nzoe@linden.example,Zoe');
    const [preview] = await talk().engine.store.collection(importsCollection).find({});
    for (const answer of await both(ada, 'import.apply', { id: preview?.id ?? '' }))
      expect(answer?.replace?.text).toMatch(/Imported/);
  });
});
