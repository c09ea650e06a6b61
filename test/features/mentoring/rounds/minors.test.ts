// Pairs with somebody under 18: a lead decides about each of them before anybody hears of it.
import { makeMentoring } from '../../../../src/features/mentoring';
import { roundsCollection } from '../../../../src/features/mentoring/rounds';
import { appoint } from '../../../support/company';
import { startTalk } from '../../../support/talk';
import { draftId, looks, offers } from '../talks';

it('are proposed once their lead kept them, and the lead is told of those that were not', async () => {
  const talk = await startTalk({ features: [makeMentoring] });
  const { mia, uma, tom, lena } = await talk.withPeople('mia', 'uma', 'tom', 'lena');
  const azubi = await talk.withPerson('azubi', { minorUntil: 'unknown' });
  await appoint(talk, 'lead', lena);
  await offers(mia);
  await offers(uma);
  for (const mentee of [tom, azubi]) await looks(mentee);

  await lena.says('admin round');
  await lena.presses('round.publish');
  expect(tom).toHaveBeenTold(/could be your mentor/);
  expect(azubi).not.toHaveBeenTold(/could be your mentor/);
  expect(lena).toHaveBeenTold(/1 pair with somebody under 18 was not proposed/);

  await lena.says('admin round');
  const rounds = talk.engine.store.collection(roundsCollection);
  await rounds.update(await draftId(talk), (round) => ({
    doc: { ...round, locked: round.pairs.filter(({ menteeId }) => menteeId === azubi.id) },
  }));
  await lena.presses('round.publish');
  expect(azubi).toHaveBeenTold(/could be your mentor/);
  await talk.stop();
});
