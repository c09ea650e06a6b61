// Slack's Block Kit and view limits as code, written from the documented limits (docs.slack.dev,
// reference "Blocks", "Block elements", "Composition objects", "Views"); Slack publishes no schema.
// The newest block types pass unchecked. A list of complaints, [] = fine.
import {
  ACTION_EL,
  INPUT_EL,
  LIMITS,
  len,
  SELECTS,
  type Surface,
  SURFACES,
} from './blockkit-limits';

/** JSON of any shape: what is checked here. */
type Loose = any;
interface TextRule {
  types?: string[];
  max?: number;
  required?: boolean;
  min?: number;
}

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
    if (!types.includes(t.type))
      say(p, `text type ${JSON.stringify(t.type)}, allowed ${types.join(', ')}`);
    if (typeof t.text !== 'string') return say(`${p}/text`, 'missing');
    if (len(t.text) < min) say(`${p}/text`, 'must be more than 0 characters');
    if (len(t.text) > m) say(`${p}/text`, `must be less than ${m + 1} characters [${len(t.text)}]`);
    if (t.type === 'mrkdwn' && 'emoji' in t) say(p, 'emoji is only allowed in plain_text');
    if (t.type === 'plain_text' && 'verbatim' in t) say(p, 'verbatim is only allowed in mrkdwn');
  };
  const plain = (t: Loose, p: string, m: number, required = true) =>
    text(t, p, { types: ['plain_text'], max: m, required });
  const option = (op: Loose, p: string, md = true): void => {
    if (!op || typeof op !== 'object') return say(p, 'must be an option object');
    text(op.text, `${p}/text`, {
      max: LIMITS.optionText,
      types: md ? ['plain_text', 'mrkdwn'] : ['plain_text'],
    });
    if (typeof op.value !== 'string') say(`${p}/value`, 'missing');
    else if (len(op.value) > LIMITS.optionValue)
      say(`${p}/value`, `longer than ${LIMITS.optionValue}`);
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
      if (typeof e.action_id !== 'string' || len(e.action_id) > LIMITS.actionId)
        say(`${p}/action_id`, `longer than ${LIMITS.actionId}`);
      else if (ids.has(e.action_id))
        say(`${p}/action_id`, `already used in this block: ${e.action_id}`);
      else ids.add(e.action_id);
    }
    confirm(e.confirm, `${p}/confirm`);
    if (e.placeholder) plain(e.placeholder, `${p}/placeholder`, LIMITS.placeholder);
    switch (true) {
      case e.type === 'button':
        plain(e.text, `${p}/text`, LIMITS.buttonText);
        if (
          e.value !== undefined &&
          (typeof e.value !== 'string' || len(e.value) > LIMITS.buttonValue)
        )
          say(`${p}/value`, `must be a string of at most ${LIMITS.buttonValue}`);
        if (e.url !== undefined && len(e.url) > LIMITS.url) say(`${p}/url`, 'too long');
        if (e.style !== undefined && !['primary', 'danger'].includes(e.style))
          say(`${p}/style`, `invalid ${e.style}`);
        break;
      case SELECTS.test(e.type):
        if (String(e.type).endsWith('static_select')) {
          const has = Array.isArray(e.options);
          const grp = Array.isArray(e.option_groups);
          if (has === grp) say(p, 'needs exactly one of options, option_groups');
          if (has) {
            if (!e.options.length) say(`${p}/options`, 'at least 1');
            if (e.options.length > LIMITS.selectOptions)
              say(`${p}/options`, `more than ${LIMITS.selectOptions}`);
            e.options.forEach((x: Loose, i: number) => option(x, `${p}/options/${i}`, false));
            const vals = e.options.map((x: Loose) => x?.value);
            if (new Set(vals).size !== vals.length) say(`${p}/options`, 'duplicate values');
            if (e.initial_option && !vals.includes(e.initial_option.value))
              say(`${p}/initial_option`, 'not one of the options');
          }
          if (grp && e.option_groups.length > LIMITS.optionGroups)
            say(`${p}/option_groups`, 'too many');
          if (e.type === 'multi_static_select' && e.initial_options?.length === 0)
            say(`${p}/initial_options`, 'at least 1');
        }
        break;
      case e.type === 'overflow':
        if (
          !Array.isArray(e.options) ||
          !e.options.length ||
          e.options.length > LIMITS.overflowOptions
        )
          say(`${p}/options`, `1 to ${LIMITS.overflowOptions}`);
        else e.options.forEach((x: Loose, i: number) => option(x, `${p}/options/${i}`, false));
        break;
      case e.type === 'checkboxes' || e.type === 'radio_buttons':
        if (!Array.isArray(e.options) || !e.options.length || e.options.length > LIMITS.checkboxes)
          say(`${p}/options`, `1 to ${LIMITS.checkboxes}`);
        else e.options.forEach((x: Loose, i: number) => option(x, `${p}/options/${i}`));
        if (e.initial_options?.length === 0) say(`${p}/initial_options`, 'at least 1');
        break;
      case e.type === 'datepicker':
        if (e.initial_date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(e.initial_date))
          say(`${p}/initial_date`, 'must be YYYY-MM-DD');
        break;
      case e.type === 'timepicker':
        if (e.initial_time !== undefined && !/^\d{2}:\d{2}$/.test(e.initial_time))
          say(`${p}/initial_time`, 'must be HH:mm');
        break;
      case e.type === 'number_input':
        if (typeof e.is_decimal_allowed !== 'boolean') say(`${p}/is_decimal_allowed`, 'missing');
        for (const name of ['initial_value', 'min_value', 'max_value'])
          if (
            e[name] !== undefined &&
            (typeof e[name] !== 'string' || Number.isNaN(Number(e[name])))
          )
            say(`${p}/${name}`, 'must be a number as text');
        break;
      case e.type === 'plain_text_input':
        if (e.max_length > LIMITS.plainInputMax)
          say(`${p}/max_length`, `at most ${LIMITS.plainInputMax}`);
        if (e.min_length > LIMITS.plainInputMax) say(`${p}/min_length`, 'too big');
        if (
          e.initial_value !== undefined &&
          len(e.initial_value) > (e.max_length || LIMITS.plainInputMax)
        )
          say(`${p}/initial_value`, 'longer than max_length');
        break;
      case e.type === 'file_input':
        if (surface !== 'modal') say(p, 'only in modals');
        if (e.max_files !== undefined && !(e.max_files >= 1 && e.max_files <= 10))
          say(`${p}/max_files`, '1 to 10');
        if (e.filetypes !== undefined && !Array.isArray(e.filetypes))
          say(`${p}/filetypes`, 'must be a list');
        break;
      case e.type === 'image':
        if (!e.alt_text && e.alt_text !== '') say(`${p}/alt_text`, 'missing');
        if (!e.image_url && !e.slack_file) say(p, 'needs image_url or slack_file');
        break;
      default:
        if (!ACTION_EL.test(e.type) && !INPUT_EL.test(e.type))
          say(p, `unsupported element type ${JSON.stringify(e.type)}`);
    }
  };
  /**
   * rich_text: sections of texts and links with a style; lists, quotes and the like pass unchecked.
   */
  const richText = (b: Loose, p: string): void => {
    if (!Array.isArray(b.elements) || !b.elements.length) return say(`${p}/elements`, 'missing');
    b.elements.forEach((part: Loose, i: number) => {
      if (part?.type !== 'rich_text_section') return;
      if (!Array.isArray(part.elements)) return say(`${p}/elements/${i}/elements`, 'missing');
      part.elements.forEach((e: Loose, j: number) => {
        const where = `${p}/elements/${i}/elements/${j}`;
        if (e?.type === 'text' && (typeof e.text !== 'string' || !e.text))
          say(`${where}/text`, 'must be more than 0 characters');
        if (e?.type === 'link' && (typeof e.url !== 'string' || !e.url || len(e.url) > LIMITS.url))
          say(`${where}/url`, 'missing or too long');
        for (const [name, on] of Object.entries(e?.style ?? {}))
          if (
            !['bold', 'italic', 'strike', 'code', 'underline'].includes(name) ||
            typeof on !== 'boolean'
          )
            say(`${where}/style`, `invalid ${name}`);
      });
    });
  };
  blocks.forEach((b: Loose, i: number) => {
    const p = `blocks/${i}`;
    const ids = new Set<string>();
    if (!b || typeof b !== 'object' || typeof b.type !== 'string') return say(p, 'missing type');
    if (!SURFACES[surface].includes(b.type))
      return say(p, `unsupported type: ${b.type} on ${surface}`);
    if (b.block_id !== undefined) {
      if (len(b.block_id) > LIMITS.blockId) say(`${p}/block_id`, `longer than ${LIMITS.blockId}`);
      if (blockIds.has(b.block_id)) say(`${p}/block_id`, `duplicate block_id ${b.block_id}`);
      blockIds.add(b.block_id);
    }
    if (b.type === 'section') {
      if (!b.text && !(b.fields && b.fields.length)) say(p, 'section needs text or fields');
      if (b.text) text(b.text, `${p}/text`, { max: LIMITS.sectionText });
      if (b.fields) {
        if (b.fields.length > LIMITS.sectionFields)
          say(`${p}/fields`, `no more than ${LIMITS.sectionFields}`);
        b.fields.forEach((f: Loose, j: number) =>
          text(f, `${p}/fields/${j}`, { max: LIMITS.fieldText }),
        );
      }
      if (b.accessory) {
        if (b.accessory.type !== 'image' && !ACTION_EL.test(b.accessory.type))
          say(`${p}/accessory`, `unsupported ${b.accessory.type}`);
        element(b.accessory, `${p}/accessory`, ids);
      }
    }
    if (b.type === 'header') plain(b.text, `${p}/text`, LIMITS.headerText);
    if (b.type === 'context') {
      if (
        !Array.isArray(b.elements) ||
        !b.elements.length ||
        b.elements.length > LIMITS.contextElements
      )
        say(`${p}/elements`, `1 to ${LIMITS.contextElements}`);
      else
        b.elements.forEach((e: Loose, j: number) =>
          e?.type === 'image'
            ? element(e, `${p}/elements/${j}`, ids)
            : text(e, `${p}/elements/${j}`, { max: 3000 }),
        );
    }
    if (b.type === 'actions') {
      if (
        !Array.isArray(b.elements) ||
        !b.elements.length ||
        b.elements.length > LIMITS.actionsElements
      )
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
    if (b.type === 'rich_text') richText(b, p);
  });
  return bad;
}
