// Slack's Block Kit and view limits as code, written from the documented limits (docs.slack.dev, reference "Blocks", "Block elements",
// "Composition objects", "Views"); Slack publishes no schema. The newest block types pass unchecked. A list of complaints, [] = fine.

/** JSON of any shape: what is checked here. */
type Loose = any;
interface TextRule {
  types?: string[];
  max?: number;
  required?: boolean;
  min?: number;
}

export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  messageText: 40000,
  blockId: 255,
  actionId: 255,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  headerText: 150,
  sectionText: 3000,
  sectionFields: 10,
  fieldText: 2000,
  contextElements: 10,
  actionsElements: 25,
  imageAlt: 2000,
  imageTitle: 2000,
  selectOptions: 100,
  optionText: 75,
  optionValue: 150,
  optionDescription: 75,
  optionGroups: 100,
  overflowOptions: 5,
  checkboxes: 10,
  radios: 10,
  placeholder: 150,
  inputLabel: 2000,
  inputHint: 2000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3000,
  callbackId: 255,
  externalId: 255,
  plainInputMax: 3000,
  markdownText: 12000,
  attachments: 100,
};
type Surface = 'message' | 'modal' | 'home';
const SURFACES: Record<Surface, string[]> = {
  message: [
    'actions',
    'context',
    'divider',
    'file',
    'header',
    'image',
    'input',
    'section',
    'video',
    'rich_text',
    'markdown',
    'table',
    'context_actions',
    'carousel',
    'card',
    'alert',
    'plan',
    'task_card',
  ],
  modal: ['actions', 'context', 'divider', 'header', 'image', 'input', 'section', 'video', 'rich_text', 'alert'],
  home: ['actions', 'context', 'divider', 'header', 'image', 'input', 'section', 'video', 'rich_text', 'alert'],
};
const SELECTS = /^(multi_)?(static|external|users|conversations|channels)_select$/;
const ACTION_EL =
  /^(button|checkboxes|datepicker|datetimepicker|timepicker|radio_buttons|overflow|workflow_button|(multi_)?(static|external|users|conversations|channels)_select|feedback_buttons|icon_button)$/;
const INPUT_EL =
  /^(checkboxes|datepicker|datetimepicker|timepicker|radio_buttons|plain_text_input|email_text_input|url_text_input|number_input|rich_text_input|file_input|(multi_)?(static|external|users|conversations|channels)_select)$/;
const len = (s: unknown): number => (typeof s === 'string' ? Array.from(s).length : 0);

export function validateBlocks(given: Loose, surface: Surface = 'message'): string[] {
  let blocks = given;
  const bad: string[] = [];
  const say = (p: string, m: string) => void bad.push(`${p}: ${m}`);
  if (typeof blocks === 'string') {
    try {
      blocks = JSON.parse(blocks);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return ['blocks: not JSON'];
    }
  }
  if (!Array.isArray(blocks)) return ['blocks: must be an array'];
  const max = surface === 'message' ? LIMITS.messageBlocks : LIMITS.viewBlocks;
  if (blocks.length > max) say('blocks', `no more than ${max} items allowed [${blocks.length}]`);
  const blockIds = new Set<string>();
  const text = (
    t: Loose,
    p: string,
    { types = ['plain_text', 'mrkdwn'], max: m = 3000, required = true, min = 1 }: TextRule = {},
  ): void => {
    if (t === undefined || t === null) {
      if (required) say(p, 'missing required field');
      return;
    }
    if (typeof t !== 'object') return say(p, 'must be a text object');
    if (!types.includes(t.type)) say(p, `text type ${JSON.stringify(t.type)}, allowed ${types}`);
    if (typeof t.text !== 'string') return say(`${p}/text`, 'missing');
    if (len(t.text) < min) say(`${p}/text`, 'must be more than 0 characters');
    if (len(t.text) > m) say(`${p}/text`, `must be less than ${m + 1} characters [${len(t.text)}]`);
    if (t.type === 'mrkdwn' && 'emoji' in t) say(p, 'emoji is only allowed in plain_text');
    if (t.type === 'plain_text' && 'verbatim' in t) say(p, 'verbatim is only allowed in mrkdwn');
  };
  const plain = (t: Loose, p: string, m: number, required = true) => text(t, p, { types: ['plain_text'], max: m, required });
  const option = (op: Loose, p: string, md = true): void => {
    if (!op || typeof op !== 'object') return say(p, 'must be an option object');
    text(op.text, `${p}/text`, { max: LIMITS.optionText, types: md ? ['plain_text', 'mrkdwn'] : ['plain_text'] });
    if (typeof op.value !== 'string') say(`${p}/value`, 'missing');
    else if (len(op.value) > LIMITS.optionValue) say(`${p}/value`, `longer than ${LIMITS.optionValue}`);
    if (op.description) text(op.description, `${p}/description`, { max: LIMITS.optionDescription });
  };
  const confirm = (c: Loose, p: string): void => {
    if (!c) return;
    plain(c.title, `${p}/title`, LIMITS.confirmTitle);
    text(c.text, `${p}/text`, { max: LIMITS.confirmText });
    plain(c.confirm, `${p}/confirm`, LIMITS.confirmButton);
    plain(c.deny, `${p}/deny`, LIMITS.confirmButton);
    if (c.style && !['primary', 'danger'].includes(c.style)) say(`${p}/style`, 'primary or danger');
  };
  const element = (e: Loose, p: string, ids: Set<string>): void => {
    if (!e || typeof e !== 'object') return say(p, 'must be an element');
    if (e.action_id !== undefined) {
      if (typeof e.action_id !== 'string' || len(e.action_id) > LIMITS.actionId) say(`${p}/action_id`, `longer than ${LIMITS.actionId}`);
      else if (ids.has(e.action_id)) say(`${p}/action_id`, `already used in this block: ${e.action_id}`);
      else ids.add(e.action_id);
    }
    confirm(e.confirm, `${p}/confirm`);
    if (e.placeholder) plain(e.placeholder, `${p}/placeholder`, LIMITS.placeholder);
    switch (true) {
      case e.type === 'button':
        plain(e.text, `${p}/text`, LIMITS.buttonText);
        if (e.value !== undefined && (typeof e.value !== 'string' || len(e.value) > LIMITS.buttonValue))
          say(`${p}/value`, `must be a string of at most ${LIMITS.buttonValue}`);
        if (e.url !== undefined && len(e.url) > LIMITS.url) say(`${p}/url`, 'too long');
        if (e.style !== undefined && !['primary', 'danger'].includes(e.style)) say(`${p}/style`, `invalid ${e.style}`);
        break;
      case SELECTS.test(e.type):
        if (/static_select$/.test(e.type)) {
          const has = Array.isArray(e.options);
          const grp = Array.isArray(e.option_groups);
          if (has === grp) say(p, 'needs exactly one of options, option_groups');
          if (has) {
            if (!e.options.length) say(`${p}/options`, 'at least 1');
            if (e.options.length > LIMITS.selectOptions) say(`${p}/options`, `more than ${LIMITS.selectOptions}`);
            e.options.forEach((x: Loose, i: number) => option(x, `${p}/options/${i}`, false));
            const vals = e.options.map((x: Loose) => x?.value);
            if (new Set(vals).size !== vals.length) say(`${p}/options`, 'duplicate values');
            if (e.initial_option && !vals.includes(e.initial_option.value)) say(`${p}/initial_option`, 'not one of the options');
          }
          if (grp && e.option_groups.length > LIMITS.optionGroups) say(`${p}/option_groups`, 'too many');
        }
        break;
      case e.type === 'overflow':
        if (!Array.isArray(e.options) || !e.options.length || e.options.length > LIMITS.overflowOptions)
          say(`${p}/options`, `1 to ${LIMITS.overflowOptions}`);
        else e.options.forEach((x: Loose, i: number) => option(x, `${p}/options/${i}`, false));
        break;
      case e.type === 'checkboxes' || e.type === 'radio_buttons':
        if (!Array.isArray(e.options) || !e.options.length || e.options.length > LIMITS.checkboxes)
          say(`${p}/options`, `1 to ${LIMITS.checkboxes}`);
        else e.options.forEach((x: Loose, i: number) => option(x, `${p}/options/${i}`));
        break;
      case e.type === 'plain_text_input':
        if (e.max_length > LIMITS.plainInputMax) say(`${p}/max_length`, `at most ${LIMITS.plainInputMax}`);
        if (e.min_length > LIMITS.plainInputMax) say(`${p}/min_length`, 'too big');
        if (e.initial_value !== undefined && len(e.initial_value) > (e.max_length || LIMITS.plainInputMax))
          say(`${p}/initial_value`, 'longer than max_length');
        break;
      case e.type === 'image':
        if (!e.alt_text && e.alt_text !== '') say(`${p}/alt_text`, 'missing');
        if (!e.image_url && !e.slack_file) say(p, 'needs image_url or slack_file');
        break;
      default:
        if (!ACTION_EL.test(e.type) && !INPUT_EL.test(e.type)) say(p, `unsupported element type ${JSON.stringify(e.type)}`);
    }
  };
  blocks.forEach((b: Loose, i: number) => {
    const p = `blocks/${i}`;
    const ids = new Set<string>();
    if (!b || typeof b !== 'object' || typeof b.type !== 'string') return say(p, 'missing type');
    if (!SURFACES[surface].includes(b.type)) return say(p, `unsupported type: ${b.type} on ${surface}`);
    if (b.block_id !== undefined) {
      if (len(b.block_id) > LIMITS.blockId) say(`${p}/block_id`, `longer than ${LIMITS.blockId}`);
      if (blockIds.has(b.block_id)) say(`${p}/block_id`, `duplicate block_id ${b.block_id}`);
      blockIds.add(b.block_id);
    }
    if (b.type === 'section') {
      if (!b.text && !(b.fields && b.fields.length)) say(p, 'section needs text or fields');
      if (b.text) text(b.text, `${p}/text`, { max: LIMITS.sectionText });
      if (b.fields) {
        if (b.fields.length > LIMITS.sectionFields) say(`${p}/fields`, `no more than ${LIMITS.sectionFields}`);
        b.fields.forEach((f: Loose, j: number) => text(f, `${p}/fields/${j}`, { max: LIMITS.fieldText }));
      }
      if (b.accessory) {
        if (b.accessory.type !== 'image' && !ACTION_EL.test(b.accessory.type)) say(`${p}/accessory`, `unsupported ${b.accessory.type}`);
        element(b.accessory, `${p}/accessory`, ids);
      }
    }
    if (b.type === 'header') plain(b.text, `${p}/text`, LIMITS.headerText);
    if (b.type === 'context') {
      if (!Array.isArray(b.elements) || !b.elements.length || b.elements.length > LIMITS.contextElements)
        say(`${p}/elements`, `1 to ${LIMITS.contextElements}`);
      else
        b.elements.forEach((e: Loose, j: number) =>
          e?.type === 'image' ? element(e, `${p}/elements/${j}`, ids) : text(e, `${p}/elements/${j}`, { max: 3000 }),
        );
    }
    if (b.type === 'actions') {
      if (!Array.isArray(b.elements) || !b.elements.length || b.elements.length > LIMITS.actionsElements)
        say(`${p}/elements`, `1 to ${LIMITS.actionsElements}`);
      else
        b.elements.forEach((e: Loose, j: number) => {
          if (!ACTION_EL.test(e?.type)) say(`${p}/elements/${j}`, `unsupported ${e?.type}`);
          element(e, `${p}/elements/${j}`, ids);
        });
    }
    if (b.type === 'image') {
      if (typeof b.alt_text !== 'string') say(`${p}/alt_text`, 'missing');
      else if (len(b.alt_text) > LIMITS.imageAlt) say(`${p}/alt_text`, 'too long');
      if (!b.image_url && !b.slack_file) say(p, 'needs image_url or slack_file');
      if (b.title) plain(b.title, `${p}/title`, LIMITS.imageTitle);
    }
    if (b.type === 'input') {
      plain(b.label, `${p}/label`, LIMITS.inputLabel);
      if (b.hint) plain(b.hint, `${p}/hint`, LIMITS.inputHint);
      if (!b.element) say(`${p}/element`, 'missing');
      else {
        if (!INPUT_EL.test(b.element.type)) say(`${p}/element`, `unsupported ${b.element.type}`);
        element(b.element, `${p}/element`, ids);
      }
    }
    if (b.type === 'markdown') {
      if (typeof b.text !== 'string' || !b.text) say(`${p}/text`, 'missing');
      else if (len(b.text) > LIMITS.markdownText) say(`${p}/text`, 'too long');
    }
    if (b.type === 'rich_text' && !Array.isArray(b.elements)) say(`${p}/elements`, 'missing');
  });
  return bad;
}

export function validateView(given: Loose): string[] {
  let view = given;
  if (typeof view === 'string') {
    try {
      view = JSON.parse(view);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return ['view: not JSON'];
    }
  }
  const bad: string[] = [];
  if (!view || typeof view !== 'object') return ['view: missing'];
  if (!['modal', 'home'].includes(view.type)) bad.push(`view/type: ${JSON.stringify(view.type)} must be modal or home`);
  const btn = (t: Loose, p: string, max: number, req?: boolean): void => {
    if (!t) {
      if (req) bad.push(`${p}: missing`);
      return;
    }
    if (t.type !== 'plain_text') bad.push(`${p}: must be plain_text`);
    if (!len(t.text) || len(t.text) > max) bad.push(`${p}: 1 to ${max} characters [${len(t.text)}]`);
  };
  if (view.type === 'modal') {
    btn(view.title, 'view/title', LIMITS.viewTitle, true);
    btn(
      view.submit,
      'view/submit',
      LIMITS.viewButton,
      (view.blocks || []).some?.((b: Loose) => b?.type === 'input'),
    );
    btn(view.close, 'view/close', LIMITS.viewButton);
  }
  if (len(view.private_metadata) > LIMITS.privateMetadata) bad.push(`view/private_metadata: longer than ${LIMITS.privateMetadata}`);
  if (len(view.callback_id) > LIMITS.callbackId) bad.push('view/callback_id: too long');
  if (len(view.external_id) > LIMITS.externalId) bad.push('view/external_id: too long');
  return bad.concat(validateBlocks(view.blocks, view.type === 'home' ? 'home' : 'modal'));
}

/** -> {error, messages}; error is Slack's error code or null. */
export function validateMessage(m: Loose): { error: string | null; messages: string[] } {
  const messages: string[] = [];
  const has = (x: unknown) => x !== undefined && x !== null && x !== '';
  if (!has(m.text) && !has(m.blocks) && !has(m.attachments)) return { error: 'no_text', messages: ['text, blocks or attachments needed'] };
  if (has(m.text) && len(m.text) > LIMITS.messageText)
    return { error: 'msg_too_long', messages: [`text longer than ${LIMITS.messageText}`] };
  if (has(m.blocks)) {
    const b = validateBlocks(m.blocks, 'message');
    if (b.length) return { error: 'invalid_blocks', messages: b };
    if (!has(m.text)) messages.push('warning: blocks without top-level text (notifications and screen readers get nothing)');
  }
  if (has(m.attachments)) {
    let a = m.attachments;
    if (typeof a === 'string') {
      try {
        a = JSON.parse(a);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        return { error: 'invalid_attachments', messages: ['attachments: not JSON'] };
      }
    }
    if (!Array.isArray(a)) return { error: 'invalid_attachments', messages: ['attachments: not an array'] };
    if (a.length > LIMITS.attachments) return { error: 'too_many_attachments', messages: [] };
    for (const [i, x] of a.entries())
      if (x.blocks) {
        const b = validateBlocks(x.blocks, 'message');
        if (b.length) return { error: 'invalid_attachments', messages: b.map((s) => `attachments/${i}/${s}`) };
      }
  }
  return { error: null, messages };
}
