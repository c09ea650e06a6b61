// What one reads in Block Kit blocks, as texts in order.
import { walk } from '../harness/fake-teams-checks';

const SHOWN = ['text', 'alt_text', 'initial_value', 'initial_date', 'initial_time'];

/**
 * Every text that blocks show. Our mrkdwn holds nothing but a fact's bold title and three entities.
 */
export function textsIn(blocks: unknown): string[] {
  const texts: string[] = [];
  walk(blocks, 'blocks', (object) => {
    for (const name of SHOWN) {
      const value = object[name];
      if (typeof value === 'string')
        texts.push(object['type'] === 'mrkdwn' ? unmarked(value) : value);
    }
  });
  return texts;
}

function unmarked(text: string): string {
  return text
    .replace(/^\*(.*)\*$/m, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
