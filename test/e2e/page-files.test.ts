// Files on the playground's page: beside the composer and in the import form, by keyboard too.
import axe from 'axe-core';
import { browserService } from '../support/browser';
import { describeWith } from '../support/service';
import { openPageRoom, PHONE, type PageRoom, type Visit } from './page-room';

const PEOPLE = 'email,name\na.one@acme.example,Ann One\n';
const file = (name: string, content: string | Buffer = PEOPLE) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
});

describeWith(browserService, 'files on the page', () => {
  let room: PageRoom;
  let visit: Visit;
  beforeAll(async () => {
    room = await openPageRoom();
  });
  afterAll(() => room.stop());
  afterEach(async () => {
    expect(visit.complaints).toEqual([]);
    await visit.page.context().close();
  });

  it('go along with words, or alone, and can be taken out', async () => {
    visit = await room.visit({ reducedMotion: 'reduce' }, '?as=oliver');
    const { reads, counts } = visit;
    const button = visit.pane().getByLabel('Add a file (10 MB at most)');
    const chosen = visit.pane().locator('.attached');
    await button.setInputFiles(file('people.csv'));
    await chosen.getByText('This file goes along: people.csv').waitFor();
    await chosen.getByRole('button', { name: 'Take the file out' }).click();
    await counts(chosen.locator('span'), 0);
    await button.setInputFiles(file('people.csv'));
    await visit.pane().getByRole('button', { name: 'Send', exact: true }).last().click();
    await reads(/What would change.*1 new/s);
    await counts(chosen.locator('span'), 0);
    await visit.pane().getByText('📎 people.csv').waitFor();
    await visit.page.evaluate(axe.source);
    await button.setInputFiles(file('faq.csv'));
    const found = await visit.page.evaluate<axe.AxeResults>(
      'axe.run(document, { resultTypes: ["violations"] })',
    );
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    await visit.picture('file-attached');
  });

  it('that are too large are refused before they are sent', async () => {
    visit = await room.visit({}, '?as=oliver');
    const large = file('people.csv', Buffer.alloc(10 * 2 ** 20 + 1, 'x'));
    await visit.pane().getByLabel('Add a file (10 MB at most)').setInputFiles(large);
    await visit.page.getByRole('alert').getByText('people.csv is larger than 10 MB').waitFor();
  });

  it('are taken in the import form, also on a phone', async () => {
    visit = await room.visit({ viewport: PHONE, reducedMotion: 'reduce' }, '?as=oliver');
    const { reads, press, tooWide } = visit;
    await room.playground.says('oliver', 'admin import people');
    await reads(/Import a file/);
    await visit
      .pane()
      .getByLabel(/Or a file/)
      .setInputFiles(file('people.csv'));
    await visit.picture('file-form');
    expect(await tooWide()).toEqual([]);
    await press('Preview');
    await reads(/What would change.*1 new/s);
  });
});
