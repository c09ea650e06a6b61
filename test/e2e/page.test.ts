// The playground's page as a visitor uses it: the whole story by pressing what the guide offers, in
// English and in German.
import { browserService } from '../support/browser';
import { describeWith } from '../support/service';
import { openPageRoom, PHONE, type PageRoom, STORY_MS, type Visit } from './page-room';

describeWith(browserService, 'the guided story', () => {
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

  it(
    'goes from a question to the reminders, side by side',
    async () => {
      visit = await room.visit({});
      const { page, next, press, reads, picture } = visit;
      const step = (name: string) => page.locator(`[data-step="${name}"]`);

      await picture('desktop-start');
      await next();
      await reads(/How do I book leave\?.*people portal.*Kept by Jonas Becker/s);

      await next();
      await reads(/Share a tip/);
      await picture('desktop-form');
      await press('Send');
      await reads(/The reviewers have it now/);

      await next();
      await reads(/New tip for review.*Turn a list into a table.*by Tom Ashworth/s, 1);
      await picture('desktop-review');
      await press('Approve', 1);
      await reads(/Approved\. Everybody can find it now/, 1);
      await visit
        .pane(1)
        .getByText(/Approved by Rob Whitaker/)
        .waitFor();
      await reads(/Your tip is published/);

      await next();
      await reads(/Turn a list into a table with Ctrl\+T.*formulas grow along/s);

      // Asked in other words it is not sure; two colleagues teach it, and the third is answered.
      for (const teacher of ['Chloe', 'Liam']) {
        await page.getByRole('button', { name: `Ask as ${teacher}` }).click();
        await reads(/I do not know that for sure.*a strange mail asks for my login/s);
        await press('How do I report a phishing mail?');
        await reads(/How do I report a phishing mail\?.*That helped/s);
        if (teacher === 'Chloe') await picture('desktop-teach');
        await press('That helped');
        await reads(/Good to hear/);
      }
      await next();
      await reads(/How do I report a phishing mail\?/);
      await press('Why this?');
      await reads(/It helped 2 colleagues with the same question/);
      await picture('desktop-learnt');
      await step('learnt')
        .filter({ hasText: /A programme lead can make it forget/ })
        .waitFor();

      await next();
      await reads(/Draft of a matching round.*Tom Ashworth \(Engineering\) with Mia Castellanos/s);
      await reads(/Sofia Marino \(Service\) with Daniel Osei.*668.*in a group of 2/s);
      await reads(/Without a mentor: one person.*no shared language: Anja Pohl/s);
      // Behind a press: what a score is made of, and why not the next best.
      await press('Details: Yusuf Demir');
      await reads(
        /Yusuf Demir .*with George Pickering.*901.*624 of 624: skills.*Next best: Rita Sommer, 973.*would leave one person without a mentor/s,
      );
      await picture('desktop-reasons');
      await press('What if …');
      await reads(/The draft stays as it is/);
      await picture('desktop-what-if');
      await press('Try it');
      await reads(/With this, 10 of 10 would get a mentor: one more, mean score [+-]?\d+/);
      await step('whatIf')
        .filter({ hasText: /Tried out: the draft stays as it is/ })
        .waitFor();

      await next();
      await press('Why …');
      await reads(/Who would you like to know more about/);
      await visit
        .pane()
        .locator('.message')
        .last()
        .locator('.ac-input-container input')
        .first()
        .fill('Tom Ashworth (Engineering)');
      await press('Show');
      await reads(
        /Tom Ashworth .*with Mia Castellanos.*722 of 1000.*624 of 624.*skills.*No other mentor/s,
      );
      await picture('desktop-why');
      await press('Publish');
      await visit
        .pane()
        .getByText(/Published by Oliver Grant/)
        .waitFor();
      await picture('desktop-round');

      await next();
      await reads(/Mia Castellanos could be your mentor/);
      await reads(/Tom Ashworth would like to learn from you/, 1);
      await press('Accept');
      await visit
        .pane()
        .getByText(/Mia Castellanos has not answered yet/)
        .waitFor();
      await press('Accept', 1);
      await visit
        .pane()
        .getByText(/You and Mia Castellanos are a pair/)
        .waitFor();
      await visit
        .pane(1)
        .getByText(/You and Tom Ashworth are a pair/)
        .waitFor();

      await next();
      await visit.pane().locator('.day', { hasText: 'Monday 30 November' }).waitFor();
      await page.locator('#clock', { hasText: /Mon 30 Nov, 09:00/ }).waitFor();
      await reads(/Mia Castellanos/);
      await picture('desktop-monday');

      await next();
      await reads(/Did you and Mia Castellanos meet\?/);
      await reads(/Did you and Tom Ashworth meet\?/, 1);
      // Both in their own zone: what was said at nine in Boston was said at two in Leeds.
      for (const place of [0, 1] as const)
        await visit.becomes(
          () => visit.pane(place).locator('.message time').last().innerText(),
          '09:00',
        );
      await visit.pane().getByRole('button', { name: 'Not this month' }).waitFor();
      await page.getByText('That is the whole story.').waitFor();
      await step('thursday')
        .filter({ hasText: /Asked, not nagged/ })
        .waitFor();
      await picture('desktop-thursday');

      await press('Yes, we met');
      await reads(/Great that you and Mia Castellanos met/);
    },
    STORY_MS,
  );

  it(
    'is told in German on a phone, one person after the other',
    async () => {
      visit = await room.visit({
        locale: 'de-DE',
        viewport: PHONE,
        colorScheme: 'dark',
        hasTouch: true,
      });
      const { page, next, press, reads, picture } = visit;
      await visit.becomes(() => page.locator('html').getAttribute('lang'), 'de');
      const fits = () => visit.becomes(() => visit.tooWide(), []);

      await picture('phone-start');
      await next();
      await reads(/Wie beantrage ich Urlaub\?.*Personalportal/s);
      await fits();

      await next();
      await reads(/Tipp teilen/);
      await fits();
      await picture('phone-form');
      await press('Absenden');
      await reads(/liegt jetzt bei der Prüfung/);

      await next();
      await press('Approve');
      await reads(/Freigegeben/);
      await fits();
      await picture('phone-review');

      await next();
      await reads(/Aus einer Liste mit Strg\+T/);
      for (const teacher of ['Carla', 'Yusuf']) {
        await page.getByRole('button', { name: `Als ${teacher} fragen` }).click();
        await reads(/Das weiß ich nicht sicher.*mein Kennwort stimmt nicht mehr/s);
        await press('Wie setze ich mein Passwort zurück?');
        await reads(/Wie setze ich mein Passwort zurück\?.*Hat geholfen/s);
        await press('Hat geholfen');
        await reads(/Das freut mich/);
      }
      await next();
      await reads(/Wie setze ich mein Passwort zurück\?/);
      await fits();
      await picture('phone-learnt');
      await next();
      await reads(/Lukas Brandt.*Paul Richter/s);
      await fits();
      await press('Was wäre, wenn …');
      await reads(/Der Entwurf bleibt, wie er ist/);
      await fits();
      await press('Ausprobieren');
      await reads(/Dann bekämen 10 von 10 jemanden: eine Person mehr/);
      await next();
      await press('Veröffentlichen');
      await fits();
      for (const name of ['Lukas', 'Paul']) {
        await page.getByRole('button', { name: `${name} zeigen` }).click();
        await press('Annehmen');
      }
      await page.locator('[data-step="accept"].done').waitFor({ state: 'attached' });
      await next();
      await visit.pane().locator('.day', { hasText: 'Montag, 30. November' }).waitFor();
      await fits();
      await picture('phone-monday');
    },
    STORY_MS,
  );
});
