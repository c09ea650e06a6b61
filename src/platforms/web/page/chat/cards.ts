// Draws Adaptive Cards with Microsoft's own renderer; its markdown is CommonMark without HTML.
import type * as AC from 'adaptivecards';
import type { FileInput } from '../api.js';
import { fileInput } from './attachment.js';
import { element, plainText } from '../element.js';

declare const AdaptiveCards: typeof AC;
declare const markdownit: (options: object) => { render(source: string): string };

export interface Pressed {
  readonly verb: string;
  readonly data: Record<string, unknown>;
  readonly inputs: Record<string, string>;
  readonly file?: File;
}

export interface DrawnCard {
  readonly element: HTMLElement;
  /**
   * Shows problems at the inputs that they are about, and goes to the first; gives those of inputs
   * that are not there.
   */
  showProblems(problems: Readonly<Record<string, string>>): string[];
}

/** Colours are the page's own, so that cards follow it from light to dark. */
function hostConfig(): AC.HostConfig {
  const colour = (name: string) => ({ default: `var(--${name})`, subtle: 'var(--soft)' });
  return new AdaptiveCards.HostConfig({
    fontFamily: 'inherit',
    fontSizes: { small: 13, default: 15, medium: 17, large: 20, extraLarge: 24 },
    fontWeights: { lighter: 400, default: 400, bolder: 650 },
    lineHeights: { small: 19, default: 23, medium: 24, large: 28, extraLarge: 32 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 14 },
    separator: { lineThickness: 1, lineColor: 'var(--line)' },
    containerStyles: {
      default: {
        backgroundColor: 'transparent',
        foregroundColors: {
          default: colour('ink'),
          accent: colour('brand'),
          attention: colour('danger'),
          good: colour('brand'),
          warning: colour('ink'),
        },
      },
    },
    actions: {
      maxActions: 12,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    factSet: {
      title: { weight: 'default', isSubtle: true, wrap: true, maxWidth: 150 },
      value: { wrap: true },
      spacing: 16,
    },
    inputs: {
      label: {
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention' },
    },
  });
}

export function prepareCards(): void {
  const markdown = markdownit({ html: false, linkify: false });
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (source, result) => {
    result.outputHtml = markdown.render(source);
    result.didProcess = true;
  };
  // A card's buttons and inputs are stops enough for the keyboard.
  AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;
}

/**
 * The drawn card; `press` is called with a button's verb, its data and the inputs' values.
 * `filled`: what inputs come filled in with. `takes`: the file that the form takes as well.
 */
export function drawCard(
  payload: object,
  press: (pressed: Pressed) => void,
  filled: Readonly<Record<string, string>> = {},
  takes?: FileInput,
): DrawnCard {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig();
  card.parse(withValues(payload, filled));
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) {
      if (/^https?:\/\//i.test(action.url ?? '')) window.open(action.url, '_blank', 'noopener');
      return;
    }
    if (!(action instanceof AdaptiveCards.ExecuteAction)) return;
    const inputs = Object.fromEntries(
      card.getAllInputs().map((input) => [input.id ?? '', String(input.value ?? '')]),
    );
    const own = (action.toJSON() as { data?: Record<string, unknown> }).data ?? {};
    const data = Object.fromEntries(Object.entries(own).filter(([name]) => !(name in inputs)));
    const chosen = files?.file();
    press({ verb: action.verb, data, inputs, ...(chosen && { file: chosen }) });
  };
  const drawn = card.render() ?? element('div');
  const files = takes && fileInput(takes);
  if (files) withFileInput(drawn, files.element);

  return {
    element: drawn,
    showProblems(problems) {
      for (const old of drawn.querySelectorAll('.problem')) old.remove();
      const inputs = card.getAllInputs().filter(({ id }) => problems[id ?? ''] !== undefined);
      for (const input of inputs) showProblem(input, problems[input.id ?? ''] ?? '');
      inputs[0]?.focus();
      return Object.keys(problems)
        .filter((id) => !inputs.some((input) => input.id === id))
        .map((id) => problems[id] ?? '');
    },
  };
}

/** Puts a file input before the buttons at the card's end. */
function withFileInput(drawn: HTMLElement, input: HTMLElement): void {
  const buttons = [...drawn.children].findLast((child) => child.matches('.ac-actionSet'));
  if (buttons) buttons.before(input);
  else drawn.append(input);
}

/** The card with what its inputs hold, by their ids. */
function withValues(payload: object, values: Readonly<Record<string, string>>): object {
  const { body = [] } = payload as { body?: readonly { id?: string }[] };
  return {
    ...payload,
    body: body.map((item) =>
      item.id !== undefined && item.id in values ? { ...item, value: values[item.id] } : item,
    ),
  };
}

let problems = 0;

/** What is wrong with an input, until somebody changes it. */
function showProblem(input: AC.Input, problem: string): void {
  const control = input.renderedElement?.querySelector('input, textarea, select');
  const note = element(
    'p',
    { class: 'problem', id: `problem-${(problems += 1)}` },
    ...plainText(problem),
  );
  input.renderedElement?.append(note);
  if (!control) return;
  const described = control.getAttribute('aria-describedby');
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-describedby', [described, note.id].filter(Boolean).join(' '));
  control.addEventListener(
    'input',
    () => {
      note.remove();
      control.removeAttribute('aria-invalid');
      if (described === null) control.removeAttribute('aria-describedby');
      else control.setAttribute('aria-describedby', described);
    },
    { once: true },
  );
}
