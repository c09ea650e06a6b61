// Imports of people in conversation: what the preview says, who leaves, and whom no table can end.
import { makeAdmin } from '../../../src/features/admin';
import { makeOversight } from '../../../src/features/oversight';
import { makeProfile } from '../../../src/features/profile';
import { addDays } from '../../../src/domain/calendar';
import { peopleCollection, personIdOf } from '../../../src/domain/people/record';
import { appoint } from '../../support/company';
import { describeTalk } from '../../support/talk';

describeTalk('imports of people', [makeAdmin, makeProfile, makeOversight], (talk) => {
  const people = () => talk().engine.store.collection(peopleCollection);

  async function lead(role: 'lead' | 'admin' = 'lead') {
    const lena = await talk().withPerson('lena');
    await appoint(talk(), role, lena);
    return lena;
  }

  it('names every cell that counts as empty by its kind, and costs nobody', async () => {
    const lena = await lead();
    await lena.says(
      `admin import people email,name,zone,start,manager,shoe size
ada@linden.example,Ada,Moon,soon,N/A,44
bo@linden.example,Bo,Mars,03/02/2026,#N/A,-
cy@linden.example,Cy,Venus,,"Li, Bo",1`,
    );
    expect(lena).toHaveBeenTold(/3 new/);
    expect(lena).toHaveBeenTold(/Columns that I do not read · Line 1: shoe size/);
    expect(lena).toHaveBeenTold(/3 time zones that I do not know · Line 2: Moon · Line 3: Mars/);
    expect(lena).toHaveBeenTold(/A date that I cannot read · Line 2: soon/);
    expect(lena).toHaveBeenTold(/I read the day first.* · Line 2: 03\/02\/2026 = 2026-02-03/);
    expect(lena).toHaveBeenTold(/A manager whom I do not know.* · Line 4: Li, Bo/);
  });

  it('takes a table in a code fence, and one with a quotation mark too many', async () => {
    const lena = await lead();
    await lena.says('admin import people\n```\nemail,name\na.one@linden.example,Ann One\n```');
    expect(lena).toHaveBeenTold(/1 new/);
    await lena.says(
      'admin import people\nemail,name,department\nu1@linden.example,U One,"Sales\nu2@linden.example,U Two,Ops',
    );
    expect(lena).toHaveBeenTold(/2 new.*A quotation mark is never closed · Line 2: Sales/);
  });

  it('shows broken characters', async () => {
    const lena = await lead();
    await lena.says('admin import people email;name\nm@linden.example;JÃ¶rg MÃ¼ller');
    expect(lena).toHaveBeenTold(/A cell looks broken.* · Line 2: JÃ¶rg MÃ¼ller/);
  });

  it('ends who left, and brings them back when the table does', async () => {
    const lena = await lead();
    const { uma } = await talk().withPeople('uma');
    const table = (status: string) =>
      `admin import people email,name,status\numa@linden.example,Uma,${status}\nold@linden.example,Old,Terminated`;
    await lena.says(table('Terminated'));
    expect(lena).toHaveBeenTold(/1 person leaves: they become inactive · 1 line is about somebody/);
    expect(lena).toHaveBeenTold(/Works here · Before: ✓ · Now: –/);
    await lena.presses('import.apply');
    expect(await uma.person()).toMatchObject({ active: false });
    expect(await people().get(personIdOf('old@linden.example'))).toBeUndefined();
    await uma.says('profile');
    expect(uma).toHaveBeenToldWhatToDo();
    await lena.says(table('Active'));
    await lena.presses('import.apply');
    expect(await uma.person()).toMatchObject({ active: true });
  });

  it('ends nobody whose role the importer could not take, and never the importer', async () => {
    const lena = await lead();
    const { ada, rob } = await talk().withPeople('ada', 'rob');
    await appoint(talk(), 'admin', ada);
    await appoint(talk(), 'reviewer', rob);
    const all = `admin import people email,name,status
lena@linden.example,Lena,Terminated
ada@linden.example,Ada,Terminated
rob@linden.example,Rob,Terminated`;
    await lena.says(all);
    expect(lena).toHaveBeenTold(
      /2 people who left .* whose role you cannot take.* Line 2: Lena · Line 3: Ada/,
    );
    await lena.presses('import.apply');
    const active = async () =>
      (await people().find({ active: true })).map(({ name }) => name).toSorted();
    expect(await active()).toEqual(['Ada', 'Lena']);
    await ada.says(all);
    await ada.presses('import.apply');
    expect(await active()).toEqual(['Ada']);
  });

  it('ends on the day after the last one', async () => {
    const lena = await lead();
    const { uma } = await talk().withPeople('uma');
    const last = talk().clock.now().toISOString().slice(0, 10);
    await lena.says(`admin import people email,name,last day\numa@linden.example,Uma,${last}`);
    await lena.presses('import.apply');
    await talk().engine.tick();
    expect(await uma.person()).toMatchObject({ active: true, leavesOn: last });
    await uma.says('profile');
    expect(uma).toHaveBeenTold(new RegExp(`Last day · ${last}`));
    await talk().travelTo(`${addDays(last, 1)}T02:00:00Z`);
    expect(await uma.person()).toMatchObject({ active: false });
  });

  it('keeps people without an address by their personnel number', async () => {
    const lena = await lead();
    await lena.says(
      'admin import people Personalnummer;Nachname;Vorname;Art der Anstellung\n0017;Kern;Walt;Azubi',
    );
    await lena.presses('import.apply', {}, { deliveredTimes: 2 });
    const walts = await people().find({ personnelNumber: '0017' });
    expect(walts).toMatchObject([{ name: 'Walt Kern', employment: 'apprentice', active: true }]);
    await lena.says('admin import people employee id,name,site\n17,Walt Kern,Ulm');
    expect(lena).toHaveBeenTold(/nothing new · 1 changed/);
    await lena.presses('import.apply');
    expect(await people().find({ personnelNumber: '17' })).toMatchObject([
      { id: walts[0]?.id, location: 'Ulm' },
    ]);
  });
});
