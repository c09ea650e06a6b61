// Makes the page's elements in one line each.
import { partsOf } from './chat/plain-text.js';

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with attributes (`true`: present, `false` or undefined: absent) and what it holds. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children);
  return made;
}

/** A plain text as what an element holds: words in code marks as code. */
export function plainText(text: string): (Node | string)[] {
  return partsOf(text).map((part) => (part.isCode ? element('code', {}, part.text) : part.text));
}

/** One of the drawings in index.html. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#${name}`);
  svg.append(use);
  return svg;
}

/** What the page's own HTML holds. */
export function find<E extends Element>(selector: string, within: ParentNode = document): E {
  const found = within.querySelector<E>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

const HUES = [12, 45, 85, 140, 175, 215, 260, 300, 335];

/** Somebody's initials in a colour of their own. */
export function avatar(id: string, name: string): HTMLSpanElement {
  const letters = name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
  const drawn = element('span', { class: 'avatar', 'aria-hidden': 'true' }, letters);
  const sum = Array.from(id).reduce(
    (total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973,
    7,
  );
  drawn.style.setProperty('--hue', String(HUES[sum % HUES.length]));
  return drawn;
}

export function botAvatar(): HTMLSpanElement {
  return element(
    'span',
    { class: 'avatar bot', 'aria-hidden': 'true' },
    element('img', { src: '/assets/logo.svg', alt: '' }),
  );
}
