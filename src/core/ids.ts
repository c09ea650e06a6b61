// Ids that derive from their cause, so that a repeated event finds its own earlier work.
import { createHash, randomUUID } from 'node:crypto';

/**
 * Gives a stable id: a readable prefix and 22 URL-safe characters (128 bits of SHA-256). The same
 * parts give the same id.
 */
export function idFrom(prefix: string, ...parts: string[]): string {
  const hash = createHash('sha256')
    .update(parts.map((part) => `${part.length}:${part}`).join('|'))
    .digest('base64url');
  return `${prefix}-${hash.slice(0, 22)}`;
}

/** A short reference that a person can give to an operator, e.g. `K7QX2M`. */
export function newReference(): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const bytes = randomUUID().replaceAll('-', '');
  let reference = '';
  for (let index = 0; index < 6; index += 1) {
    reference +=
      alphabet[Number.parseInt(bytes.slice(index * 2, index * 2 + 2), 16) % alphabet.length];
  }
  return reference;
}
