// If the process dies between the confirmation and the action, the next start does what was
// confirmed, once.
import { approvalsCollection } from '../../../src/domain/approvals';
import { peopleCollection } from '../../../src/domain/people/record';
import { makeAdmin } from '../../../src/features/admin';
import { makeOversight } from '../../../src/features/oversight';
import { makePrivacy } from '../../../src/features/privacy';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { appoint } from '../../support/company';
import { createPlug } from '../../support/crashing';
import { deedsOf } from '../../support/deeds';
import { startTalk } from '../../support/talk';

const features = [makeAdmin, makeOversight, makePrivacy];
const settings = { twoPersonApproval: ['export', 'erase', 'admins'] as const };

const DEEDS = {
  erase: { says: 'admin erase mia@linden.example', presses: 'Ask a second admin: erase all' },
  export: { says: 'admin export mia@linden.example', presses: 'Ask a second admin' },
  admins: { says: 'admin role admin mia@linden.example', presses: undefined },
  merge: {
    says: 'admin merge mia@linden.example into max@linden.example',
    presses: 'Ask a second admin',
  },
};

it.each(['erase', 'export', 'admins', 'merge'] as const)(
  '%s: is done after the next start, wherever the process died',
  async (deed) => {
    let done = false;
    let deaths = 0;
    for (let at = 0; at < 90 && !done; at += 3) {
      const disk = createSqliteStore({ file: ':memory:' });
      const first = await startTalk({ features, settings, driver: createPlug().driver(disk) });
      const { ada, bea, mia } = await first.withPeople('ada', 'bea', 'mia', 'max');
      await appoint(first, 'admin', bea);
      await ada.says(DEEDS[deed].says);
      if (DEEDS[deed].presses) await ada.presses(DEEDS[deed].presses);
      const [{ id } = { id: '' }] = await first.engine.store
        .collection(approvalsCollection)
        .find({});
      const world = first.platforms;
      await first.stop();

      let begun = false;
      let seen = 0;
      const plug = createPlug(() => begun && (seen += 1) > at);
      const doomed = await startTalk({ features, settings, driver: plug.driver(disk), world });
      const place = bea.platform.personal(bea.account);
      begun = true;
      const ran = (async () => {
        await doomed.platform.bot.receive({
          type: 'action',
          id: 'confirming',
          at: doomed.clock.now().toISOString(),
          sender: bea.account,
          place,
          verb: 'oversight.confirm',
          data: { id },
          inputs: {},
          message: { place, id: 'm' },
        });
        return 'through';
      })();
      done = (await Promise.race([ran, plug.whenPulled.then(() => 'dead')])) === 'through';
      if (!done) deaths += 1;

      const talk = await startTalk({
        features,
        settings,
        driver: createPlug().driver(disk),
        world,
      });
      const confirmed = (await deedsOf(talk.engine.store, 'approval.confirmed')).length;
      await talk.settle();
      // This is before the erasure takes it back, because it names her.
      const told = ada.sees().filter((text) => /was confirmed by Bea/.test(text)).length;
      for (let run = 0; run < 4; run += 1) await talk.engine.tick();
      const person = await talk.engine.store.collection(peopleCollection).get(mia.id);
      const audit = async (what: string) => (await deedsOf(talk.engine.store, what)).length;
      // If it was not noted, nothing has begun, and she presses again.
      const begunAtAll = at > 0 || confirmed > 0;
      const expected = {
        erase: { person: false, deed: 1 },
        export: { person: true, deed: 0 },
        admins: { person: true, deed: 1 },
        merge: { person: true, deed: 1 },
      }[deed];
      if (begunAtAll)
        expect({
          at,
          told,
          confirmed: await audit('approval.confirmed'),
          person: person !== undefined,
          deed:
            (await audit('person.erased')) +
            (await audit('role.granted')) +
            (await audit('person.merged')),
          ready: ada.sees().filter((text) => /The data of Mia can be fetched/.test(text)).length,
        }).toEqual({ at, told: 1, confirmed: 1, ...expected, ready: deed === 'export' ? 1 : 0 });
      if (deed === 'merge' && begunAtAll)
        expect([
          person?.mergedInto !== undefined,
          ada.sees().filter((text) => /Mia is Max from now on/.test(text)).length,
        ]).toEqual([true, 1]);
      if (deed === 'admins' && begunAtAll) expect(person?.roles).toEqual(['admin']);
      await talk.stop();
      await disk.close();
    }
    expect([done, deaths > 3]).toEqual([true, true]);
  },
);
