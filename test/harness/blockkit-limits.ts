// The numbers and names of Block Kit that blockkit.ts checks by (docs.slack.dev, reference).

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
export type Surface = 'message' | 'modal' | 'home';
export const SURFACES: Record<Surface, string[]> = {
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
export const SELECTS = /^(multi_)?(static|external|users|conversations|channels)_select$/;
export const ACTION_EL =
  /^(button|checkboxes|datepicker|datetimepicker|timepicker|radio_buttons|overflow|workflow_button|(multi_)?(static|external|users|conversations|channels)_select|feedback_buttons|icon_button)$/;
export const INPUT_EL =
  /^(checkboxes|datepicker|datetimepicker|timepicker|radio_buttons|plain_text_input|email_text_input|url_text_input|number_input|rich_text_input|file_input|(multi_)?(static|external|users|conversations|channels)_select)$/;
/** In code points. */
export const len = (s: unknown): number => (typeof s === 'string' ? Array.from(s).length : 0);
