// Draws the guided story and takes its steps: brings the right people to the screen and says their
// words for them.
import { element, find, icon } from './element.js';
import type { Kept } from './kept.js';
import type { Pane } from './chat/pane.js';
import type { User } from './api.js';
import {
  after,
  BEGINNING,
  type Cast,
  CASTS,
  type Deed,
  EXAMPLES,
  nextStep,
  readProgress,
  type Progress,
  type StepName,
  STEPS,
  WORDS,
} from './story.js';
import { type Args, type Language, text, type TextKey } from './texts/index.js';
import type { Travel } from './travel.js';

export interface Stage {
  readonly language: () => Language;
  readonly userOf: (id: string) => User;
  /**
   * The pane with this person, in the first or second place. If there is room for only one, in the
   * first.
   */
  bring(user: string, place: 0 | 1): Promise<Pane>;
  /** Whether two panes are side by side. */
  readonly isWide: () => boolean;
  readonly travel: Travel;
  /** Where a reload of the page finds the story's progress. */
  readonly kept: Pick<Kept, 'get' | 'set'>;
}

export interface Guide {
  draw(): void;
  heard(deed: Deed): void;
  restart(): void;
}

const THURSDAY = 4;
const STORY = 'story';

export function createGuide(stage: Stage): Guide {
  let progress: Progress = readProgress(stage.kept.get(STORY));
  let busy = false;

  const cast = (): Cast => CASTS[stage.language()];
  const first = (id: string) => stage.userOf(id).name.split(' ')[0] ?? id;
  /** Who has not accepted yet: on a narrow screen one comes after the other. */
  const toAccept = () => (progress.accepted.includes(cast().asker) ? cast().mentor : cast().asker);

  /** Who has not taught yet. */
  const toTeach = () =>
    cast().teachers.find((id) => !progress.helped.includes(id)) ?? cast().teachers[0];

  function args(): Args {
    const { teachers: _two, ...others } = cast();
    const names = Object.fromEntries(Object.entries(others).map(([part, id]) => [part, first(id)]));
    const { asker, mentor } = others;
    const who = stage.isWide() ? `${first(asker)} + ${first(mentor)}` : first(toAccept());
    return {
      ...names,
      who,
      teacher: first(toTeach()),
      askerPlace: stage.userOf(asker).location,
      mentorPlace: stage.userOf(mentor).location,
    };
  }
  const t = (key: TextKey, more: Args = {}) => text(stage.language(), key, { ...args(), ...more });

  async function speak(user: string, step: StepName): Promise<void> {
    const pane = await stage.bring(user, 0);
    pane.openOwn();
    const key = WORDS[step];
    const filled = Object.fromEntries(
      Object.entries(EXAMPLES[step] ?? {}).map(([input, example]) => [input, t(example)]),
    );
    if (key) await pane.say(t(key), filled);
  }

  /** Both people of the pair, or `alone` if there is room for only one. */
  async function showPair(alone: string): Promise<void> {
    const { asker, mentor } = cast();
    const panes = stage.isWide()
      ? [stage.bring(asker, 0), stage.bring(mentor, 1)]
      : [stage.bring(alone, 0)];
    for (const pane of await Promise.all(panes)) pane.openOwn();
  }

  const take: Readonly<Record<StepName, () => Promise<void>>> = {
    ask: () => speak(cast().asker, 'ask'),
    tip: () => speak(cast().asker, 'tip'),
    review: async () => (await stage.bring(cast().reviewer, 1)).open('reviewers'),
    find: () => speak(cast().finder, 'find'),
    teach: () => speak(toTeach(), 'teach'),
    learnt: () => speak(cast().learner, 'learnt'),
    whatIf: () => speak(cast().lead, 'whatIf'),
    round: async () => (await stage.bring(cast().lead, 0)).openOwn(),
    accept: () => showPair(toAccept()),
    async monday() {
      await showPair(cast().asker);
      await stage.travel.toWeekday(1, '09:00');
    },
    async thursday() {
      await showPair(cast().asker);
      await stage.travel.toWeekday(THURSDAY, '17:00');
    },
  };

  function drawStep(step: StepName, index: number): HTMLLIElement {
    const isDone = progress.done.includes(step);
    const isNext = step === nextStep(progress);
    const number = element(
      'span',
      { class: 'number', 'aria-hidden': 'true' },
      isDone ? icon('i-check') : String(index + 1),
    );
    const item = element(
      'li',
      {
        class: isDone ? 'done' : isNext ? 'next' : 'later',
        'aria-current': isNext ? 'step' : undefined,
        'data-step': step,
      },
      number,
      element(
        'div',
        {},
        element(
          'h3',
          {},
          t(`${step}Title`),
          ...(isDone ? [element('span', { class: 'sr' }, ` (${t('done')})`)] : []),
        ),
      ),
    );
    const box = item.lastElementChild as HTMLElement;
    if (isDone) box.append(element('p', {}, t(`${step}Done`)));
    if (isNext) box.append(element('p', {}, t(`${step}Text`)), actionOf(step));
    return item;
  }

  function actionOf(step: StepName): HTMLButtonElement {
    const button = element('button', { type: 'button', class: 'primary' }, t(`${step}Action`));
    button.onclick = async () => {
      if (busy) return;
      busy = true;
      await take[step]().finally(() => (busy = false));
    };
    return button;
  }

  function draw(): void {
    const hadFocus = find('#story').contains(document.activeElement);
    find('#story').replaceChildren(...STEPS.map(drawStep));
    find('#guide').classList.toggle('finished', nextStep(progress) === undefined);
    // For keyboard users, the next step takes the place of the last one.
    if (hadFocus) document.querySelector<HTMLElement>('#story .next button')?.focus();
  }

  return {
    draw,
    heard(deed) {
      const next = after(progress, deed);
      if (next === progress) return;
      progress = next;
      stage.kept.set(STORY, JSON.stringify(progress));
      draw();
    },
    restart() {
      progress = BEGINNING;
      draw();
    },
  };
}
