// Files of the person who looks: one beside the composer, and one in a form.
import { type FileInput, MOST_FILE_BYTES } from '../api.js';
import { element, find } from '../element.js';
import { type Args, text, type Language, type TextKey } from '../texts/index.js';

export interface Attachment {
  readonly file: File | undefined;
  /** Names everything in the person's language, without a file. */
  begin(locale: Language): void;
  clear(): void;
}

/** The file button of a pane. `fail`: shows why a file is not taken. */
export function createAttachment(pane: HTMLElement, fail: (error: Error) => void): Attachment {
  const input = find<HTMLInputElement>('.attach input', pane);
  const shown = find<HTMLElement>('.attached', pane);
  let file: File | undefined;
  let locale: Language = 'en';
  const t = (key: TextKey, args?: Args) => text(locale, key, args);

  function show(chosen: File | undefined): void {
    file = chosen;
    input.value = '';
    shown.hidden = file === undefined;
    shown.replaceChildren();
    if (!file) return;
    const detach = element('button', { type: 'button', 'aria-label': t('detach') }, '×');
    detach.onclick = () => {
      show(undefined);
      input.focus();
    };
    shown.append(element('span', {}, t('attached', { name: file.name })), detach);
  }

  input.onchange = () => {
    const [chosen] = input.files ?? [];
    if (chosen && chosen.size > MOST_FILE_BYTES) {
      fail(new Error(t('tooLarge', { name: chosen.name })));
      show(undefined);
    } else show(chosen);
  };

  return {
    get file() {
      return file;
    },
    begin(language) {
      locale = language;
      input.setAttribute('aria-label', t('attach'));
      find<HTMLElement>('.attach', pane).title = t('attach');
      show(undefined);
    },
    clear: () => show(undefined),
  };
}

let inputs = 0;

/** A file input of a form, with its label. */
export function fileInput({ label, types }: FileInput): {
  readonly element: HTMLElement;
  readonly file: () => File | undefined;
} {
  const id = `file-${(inputs += 1)}`;
  const accept = types.map((type) => `.${type}`).join(',');
  const input = element('input', { type: 'file', id, accept });
  return {
    element: element('div', { class: 'file-input' }, element('label', { for: id }, label), input),
    file: () => input.files?.[0],
  };
}
