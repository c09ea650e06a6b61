// Draws Adaptive Cards with Microsoft's own renderer; its markdown is CommonMark without HTML.
import type * as AC from 'adaptivecards';

declare const AdaptiveCards: typeof AC;
declare const markdownit: (options: object) => { render(source: string): string };

export interface Pressed {
  readonly verb: string;
  readonly data: Record<string, unknown>;
  readonly inputs: Record<string, string>;
}

const FONT = 'inherit';

function hostConfig(): AC.HostConfig {
  const ink = getComputedStyle(document.documentElement).getPropertyValue('--ink').trim();
  const soft = getComputedStyle(document.documentElement).getPropertyValue('--soft').trim();
  const danger = getComputedStyle(document.documentElement).getPropertyValue('--danger').trim();
  const colors = (color: string) => ({ default: color, subtle: soft });
  return new AdaptiveCards.HostConfig({
    fontFamily: FONT,
    fontSizes: { small: 14, default: 16, medium: 18, large: 20, extraLarge: 24 },
    fontWeights: { lighter: 400, default: 400, bolder: 650 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: 'rgb(128 140 135 / 35%)' },
    containerStyles: {
      default: {
        backgroundColor: 'transparent',
        foregroundColors: { default: colors(ink), accent: colors(ink), attention: colors(danger), good: colors(ink), warning: colors(ink) },
      },
    },
    actions: { maxActions: 12, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    inputs: {
      label: { requiredInputs: { weight: 'bolder', suffix: ' *' }, optionalInputs: { weight: 'bolder' } },
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
}

/** The drawn card; `press` is called with a button's verb, its data and the values of the inputs. */
export function drawCard(payload: object, press: (pressed: Pressed) => void): HTMLElement {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig();
  card.parse(payload);
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) {
      if (action.url) window.open(action.url, '_blank', 'noopener');
      return;
    }
    if (!(action instanceof AdaptiveCards.ExecuteAction)) return;
    const inputs = Object.fromEntries(card.getAllInputs().map((input) => [input.id ?? '', String(input.value ?? '')]));
    const own = (action.toJSON() as { data?: Record<string, unknown> }).data ?? {};
    const data = Object.fromEntries(Object.entries(own).filter(([name]) => !(name in inputs)));
    press({ verb: action.verb, data, inputs });
  };
  return card.render() ?? document.createElement('div');
}
