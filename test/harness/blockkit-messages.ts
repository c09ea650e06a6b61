// Slack's limits of whole views and messages; their blocks are blockkit.ts's. A list of complaints,
// [] = fine.
import { validateBlocks } from './blockkit';
import { LIMITS, len } from './blockkit-limits';

/** JSON of any shape: what is checked here. */
type Loose = ReturnType<typeof JSON.parse>;

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
  if (!['modal', 'home'].includes(view.type))
    bad.push(`view/type: ${JSON.stringify(view.type)} must be modal or home`);
  const btn = (t: Loose, p: string, max: number, req?: boolean): void => {
    if (!t) {
      if (req) bad.push(`${p}: missing`);
      return;
    }
    if (t.type !== 'plain_text') bad.push(`${p}: must be plain_text`);
    if (!len(t.text) || len(t.text) > max)
      bad.push(`${p}: 1 to ${max} characters [${len(t.text)}]`);
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
  if (len(view.private_metadata) > LIMITS.privateMetadata)
    bad.push(`view/private_metadata: longer than ${LIMITS.privateMetadata}`);
  if (len(view.callback_id) > LIMITS.callbackId) bad.push('view/callback_id: too long');
  if (len(view.external_id) > LIMITS.externalId) bad.push('view/external_id: too long');
  return bad.concat(validateBlocks(view.blocks, view.type === 'home' ? 'home' : 'modal'));
}

/** -> {error, messages}; error is Slack's error code or null. */
export function validateMessage(m: Loose): { error: string | null; messages: string[] } {
  const messages: string[] = [];
  const has = (x: unknown) => x !== undefined && x !== null && x !== '';
  if (!has(m.text) && !has(m.blocks) && !has(m.attachments))
    return { error: 'no_text', messages: ['text, blocks or attachments needed'] };
  if (has(m.text) && len(m.text) > LIMITS.messageText)
    return { error: 'msg_too_long', messages: [`text longer than ${LIMITS.messageText}`] };
  if (has(m.blocks)) {
    const b = validateBlocks(m.blocks, 'message');
    if (b.length) return { error: 'invalid_blocks', messages: b };
    if (!has(m.text))
      messages.push(
        'warning: blocks without top-level text (notifications and screen readers get nothing)',
      );
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
    if (!Array.isArray(a))
      return { error: 'invalid_attachments', messages: ['attachments: not an array'] };
    if (a.length > LIMITS.attachments) return { error: 'too_many_attachments', messages: [] };
    for (const [i, x] of a.entries())
      if (x.blocks) {
        const b = validateBlocks(x.blocks, 'message');
        if (b.length)
          return { error: 'invalid_attachments', messages: b.map((s) => `attachments/${i}/${s}`) };
      }
  }
  return { error: null, messages };
}
