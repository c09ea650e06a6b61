// The playground's page for everybody: by keyboard alone, with a screen reader, in light and dark,
// on a phone, without motion.
import axe from 'axe-core';
import { browserService } from '../support/browser';
import { describeWith } from '../support/service';
import { openPageRoom, PHONE, type PageRoom, type Visit } from './page-room';

/** What WCAG 2.2 AA asks, as far as a machine can tell. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs in the browser: whether the whole of "Go" can be seen and pressed. */
const BUTTON_INSIDE = `(() => {
  const menu = document.querySelector('#travel');
  const [outer, inner] = [menu, menu.querySelector('form button')].map((each) => each.getBoundingClientRect());
  return menu.scrollWidth <= menu.clientWidth && inner.left >= outer.left && inner.right <= Math.min(outer.right, window.innerWidth);
})()`;

/** Runs in the browser: whether the whole of an element is within the window. */
const SEEN = (selector: string) => `(() => {
  const { left, right, top, bottom } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
  return left >= 0 && top >= -1 && right <= window.innerWidth + 1 && bottom <= window.innerHeight + 1;
})()`;

describeWith(browserService, 'the page for everybody', () => {
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

  /** What the rules find on the page as it stands. In the dark only colours differ. */
  async function violations(colorScheme: 'light' | 'dark'): Promise<string[]> {
    const runOnly =
      colorScheme === 'light'
        ? { type: 'tag', values: RULES }
        : { type: 'rule', values: ['color-contrast'] };
    const found = await visit.page.evaluate<axe.AxeResults>(
      `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })})`,
    );
    return found.violations.map(
      ({ id, impact, nodes }) =>
        `${impact} ${id}: ${nodes.map(({ failureSummary }) => failureSummary).join('; ')}`,
    );
  }

  it.each(['light', 'dark'] as const)(
    'has nothing that keeps people out, in %s',
    async (colorScheme) => {
      visit = await room.visit({ colorScheme, reducedMotion: 'reduce' });
      const { page, next, press, reads } = visit;
      // The page's policy lets no script in but its own; the browser's back door is open to tests.
      await page.evaluate(axe.source);
      for (const words of ['mentor offer', 'profile', 'help', 'ask who won the world cup'])
        await room.playground.says('rob', words);
      await visit.pane(1).getByText('I do not know').waitFor();
      await next();
      await next();
      await reads(/Share a tip/);
      await visit.pane().locator('textarea').first().fill('too short');
      await press('Send');
      await visit.pane().locator('.problem').waitFor();
      await page.locator('#clock').click();
      await page.locator('#travel').getByRole('button', { name: 'In an hour' }).waitFor();
      expect(await violations(colorScheme)).toEqual([]);
      await visit.picture(`access-${colorScheme}`);
      await page.keyboard.press('Escape');

      await visit.pane().locator('.who').click();
      await page.getByRole('dialog', { name: 'Who do you want to be?' }).waitFor();
      expect(await violations(colorScheme)).toEqual([]);
      await visit.picture(`people-${colorScheme}`);
    },
  );

  it('lets somebody ask, share a tip and become somebody else by keyboard alone', async () => {
    visit = await room.visit({ reducedMotion: 'reduce' });
    const { page, reads } = visit;
    const { keyboard } = page;
    const focus = page.locator(':focus');
    /** Tabs until an element has the focus, as somebody does who looks for it. */
    async function tabTo(selector: string, key = 'Tab'): Promise<void> {
      for (let stops = 0; stops < 40; stops += 1) {
        if ((await page.locator(`${selector}:focus`).count()) > 0) return;
        await keyboard.press(key);
      }
      throw new Error(`no way to ${selector} by ${key}`);
    }

    await keyboard.press('Tab');
    await visit.becomes(() => focus.innerText(), 'Skip to the message field');
    await keyboard.press('Enter');
    await visit.counts('.composer textarea:focus', 1);
    await visit.becomes(
      () => page.evaluate('getComputedStyle(document.activeElement).outlineStyle'),
      'solid',
    );
    await keyboard.type('ask How do I book leave?');
    await keyboard.press('Enter');
    await reads(/people portal/);

    await keyboard.type('tip Tidy tables');
    await keyboard.press('Enter');
    await reads(/Share a tip/);
    // The form that was asked for has the focus, in its first field.
    await page.locator('.form input:focus').waitFor();
    await visit.becomes(() => focus.inputValue(), 'Tidy tables');
    await keyboard.press('Tab');
    await keyboard.type('short');
    await tabTo('.ac-pushButton');
    await keyboard.press('Enter');
    await visit
      .pane()
      .getByText(/at least 20/)
      .waitFor();
    await visit.becomes(
      () => page.locator('.form textarea:focus').getAttribute('aria-invalid'),
      'true',
    );
    await keyboard.press('End');
    await keyboard.type(' but press Ctrl+T and it grows.');
    await visit.counts(visit.pane().locator('.problem'), 0);
    await tabTo('.ac-pushButton');
    await keyboard.press('Enter');
    await reads(/The reviewers have it now/);
    // The form is gone; whoever goes on does so from where it was.
    await visit.counts('.message:focus', 1);

    await tabTo('.who', 'Shift+Tab');
    await keyboard.press('Enter');
    await keyboard.type('head of quality');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await visit.isNow('Rita Sommer');
    await visit.counts('.composer textarea:focus', 1);
  });

  it('tells a screen reader what arrives, once, in its own language', async () => {
    visit = await room.visit({});
    const { page } = visit;
    const spoken = page.locator('#news p');
    await room.playground.says('tom', 'help');
    await spoken.filter({ hasText: /^Passalong to Tom: / }).waitFor({ state: 'attached' });
    expect(await spoken.count()).toBe(1);
    expect(await page.locator('#news').getAttribute('aria-live')).toBe('polite');
    await visit.pane().locator('.who').click();
    await page.locator('[data-user="lukas"]').click();
    await visit.isNow('Lukas Brandt');
    await room.playground.says('lukas', 'hilfe');
    await page
      .locator('#news p:lang(de)', { hasText: /^Passalong an Lukas: / })
      .waitFor({ state: 'attached' });
  });

  it('shows words in code marks as such, and a screen reader is told no marks', async () => {
    visit = await room.visit({});
    const { page } = visit;
    await room.playground.says('tom', 'tip mine');
    await visit.becomes(
      () => visit.pane().locator('.message').last().locator('.bubble code').allInnerTexts(),
      ['tip'],
    );
    const spoken = page.locator('#news p').last();
    await spoken
      .filter({ hasText: /^Passalong to Tom: [^`]*Say tip to begin[^`]*$/ })
      .waitFor({ state: 'attached' });
    expect(
      await visit.pane().locator('.message').last().locator('.bubble').innerText(),
    ).not.toContain('`');
    await room.playground.says('tom', 'thanks <b>');
    await visit.becomes(
      () => visit.pane().locator('.message.own .bubble').last().innerHTML(),
      'thanks &lt;b&gt;',
    );
  });

  it('shows who has news: beside rooms, and beside people who are not on the screen', async () => {
    visit = await room.visit({});
    const { page } = visit;
    await room.playground.says('tom', '@passalong ask How do I book leave?', 'general');
    await visit.pane(1).getByRole('button', { name: '#general (2 new)' }).click();
    await visit
      .pane(1)
      .getByText(/people portal/)
      .waitFor();
    await visit.counts(visit.pane(1).locator('.badge'), 0);
    await room.playground.says('mia', 'help');
    await visit.pane(1).locator('.who').click();
    await page.getByRole('button', { name: /Mia Castellanos.*1 new/s }).click();
    await visit.pane(1).locator('.who').click();
    await page.locator('[data-user="mia"]').waitFor();
    await visit.counts('[data-user="mia"] .badge', 0);
  });

  it('stands still for who wants no motion, and fits a phone without sideways scrolling', async () => {
    visit = await room.visit({ viewport: PHONE, reducedMotion: 'reduce' });
    const { page } = visit;
    for (const words of [
      'tip',
      'mentor offer',
      'profile',
      'help',
      `ask ${'Donaudampfschifffahrt'.repeat(12)}`,
    ]) {
      await room.playground.says('tom', words);
      await visit
        .pane()
        .locator('.message.own', { hasText: words })
        .locator('~ .message')
        .last()
        .waitFor();
      await visit.becomes(async () => ({ words, tooWide: await visit.tooWide() }), {
        words,
        tooWide: [],
      });
    }
    expect(
      await page.evaluate(`getComputedStyle(document.querySelector('.fresh')).animationName`),
    ).toBe('none');
    await page.locator('#clock').click();
    await page.locator('#travel').waitFor();
    // Fonts differ from machine to machine, and a date field is as wide as its font makes it: the
    // menu holds it all the same.
    for (const [letterSpacing, fontSize] of [
      ['', ''],
      ['-1px', ''],
      ['3px', ''],
      ['', '125%'],
      ['', '200%'],
    ] as const) {
      await page.evaluate(
        `Object.assign(document.documentElement.style, ${JSON.stringify({ letterSpacing, fontSize })})`,
      );
      await page.evaluate(
        `document.querySelector('#travel-to').style.letterSpacing = ${JSON.stringify(letterSpacing)}`,
      );
      if (fontSize !== '200%') await visit.becomes(() => visit.tooWide(), []);
      await visit.becomes(() => page.evaluate(BUTTON_INSIDE), true);
    }
    await page.evaluate(`document.documentElement.removeAttribute('style')`);
    await visit.picture('phone-clock');
    await page.keyboard.press('Escape');
    await visit.pane().locator('.who').click();
    await visit.picture('phone-people');
    await visit.becomes(() => visit.tooWide(), []);
  });

  it.each([
    ['half a screen', 800, 820],
    ['a tablet', 900, 1100],
    ['a phone held sideways', 844, 390],
    ['a desktop at 200 %', 680, 410],
    ['a small phone', 320, 568],
    ['a small phone held sideways', 568, 320],
    ['a desktop at 400 %', 320, 256],
  ])('fits %s, in German', async (_what, width, height) => {
    visit = await room.visit(
      { viewport: { width, height }, reducedMotion: 'reduce' },
      '?lang=de&as=lukas',
    );
    const { page } = visit;
    await visit.becomes(() => visit.tooWide(), []);
    const seen = (selector: string) => page.evaluate<boolean>(SEEN(selector));
    for (const selector of ['#reset', '#guide-toggle', '.languages'])
      await visit.becomes(() => seen(selector), true);
    // The whole of the composer is there without scrolling.
    await visit.becomes(() => seen('.composer'), true);
    await page.locator('#clock').click();
    await page.locator('#travel form button').scrollIntoViewIfNeeded();
    await visit.becomes(() => seen('#travel form button'), true);
    await visit.picture(`fits-${width}`);
  });

  it('starts over when asked twice, and travels to a date in the first person’s zone', async () => {
    visit = await room.visit({ timezoneId: 'Asia/Tokyo' });
    const { page, reads } = visit;
    await room.playground.says('tom', 'help');
    await reads(/help/);
    await page.locator('#clock').click();
    await page.locator('#travel-to').fill('2026-11-27T14:15');
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    await page.locator('#clock', { hasText: /Fri 27 Nov, 14:15\s*Leeds/ }).waitFor();
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await reads(/help/);
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
    await visit.pane().getByText('Hello, Tom.').waitFor();
    await page.locator('#clock', { hasText: /Wed 25 Nov/ }).waitFor();
  });

  it('remembers in its address who is shown, and in which language', async () => {
    visit = await room.visit({}, '?lang=de&as=mia&beside=felix');
    const { page } = visit;
    await visit.pane().locator('.who', { hasText: 'Mia Castellanos' }).waitFor();
    await visit.pane(1).locator('.who', { hasText: 'Felix Krämer' }).waitFor();
    await page.getByText('EN', { exact: true }).click();
    await page.getByRole('heading', { name: 'The story in a minute' }).waitFor();
    await visit.becomes(async () => new URL(page.url()).search, '?lang=en&as=mia&beside=felix');
    await page.getByRole('button', { name: 'Side by side' }).click();
    await visit.counts('.pane', 1);
  });

  it('keeps over a reload what was typed and how far the story is, until it starts over', async () => {
    visit = await room.visit({});
    const { page, reads } = visit;
    const field = visit.pane().locator('.composer textarea');
    await visit.next();
    await reads(/people portal/);
    await visit.counts('#story .done', 1);
    await field.fill('ask how do I');
    await page.reload();
    await visit.becomes(() => field.inputValue(), 'ask how do I');
    await visit.counts('#story .done', 1);
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
    await visit.counts('#story .done', 0);
    await page.reload();
    await visit.becomes(() => field.inputValue(), '');
    await visit.counts('#story .done', 0);
  });

  it('gives back what was typed while the bot is away', async () => {
    visit = await room.visit({});
    const { page } = visit;
    const field = visit.pane().locator('.composer textarea');
    await page.route('**/playground/say', (route) => route.abort());
    await field.fill('ask how do I book leave?');
    await field.press('Enter');
    await page.locator('#notice', { hasText: /./ }).waitFor();
    await visit.becomes(() => field.inputValue(), 'ask how do I book leave?');
    await page.unroute('**/playground/say');
    await field.press('Enter');
    await visit.reads(/people portal/);
    await visit.becomes(() => field.inputValue(), '');
    // The browser itself says that the request failed.
    expect(visit.complaints.splice(0)).toHaveLength(1);
  });

  it('dims a card that was answered, and only that', async () => {
    visit = await room.visit({});
    await room.playground.says('tom', 'ask How do I book leave?');
    await room.playground.says('tom', 'tip Tidy tables');
    await visit.reads(/Share a tip/);
    await room.playground.presses('tom', 'tip.submit', {
      title: 'Tidy tables',
      text: 'Press Ctrl+T and the range becomes a table.',
      tags: '',
      link: '',
    });
    const reviewers = visit.pane(1).getByRole('button', { name: /#reviewers/ });
    await reviewers.click();
    await visit.reads(/Tidy tables/, 1);
    await visit.counts('.settled', 0);
    await room.playground.presses('rob', 'review.approve', {}, 'reviewers');
    await visit.counts(visit.pane(1).locator('.settled'), 1);
    await visit.counts(visit.pane().locator('.settled'), 0);
  });

  it('puts the guide away, and leaves the room to the chats', async () => {
    visit = await room.visit({});
    const { page } = visit;
    const width = async () => (await page.locator('#panes').boundingBox())?.width ?? 0;
    const before = await width();
    const toggle = page.getByRole('button', { name: 'Guide' });
    await toggle.click();
    await visit.becomes(() => toggle.getAttribute('aria-expanded'), 'false');
    await page.getByRole('heading', { name: 'The story in a minute' }).waitFor({ state: 'hidden' });
    await visit.becomes(async () => (await width()) > before + 200, true);
    await toggle.click();
    await page.getByRole('heading', { name: 'The story in a minute' }).waitFor();
  });
});
