// The audiences that entries on the shelf have: each once, by a number, for as long as some entry has it. Everybody is number 0.
import { type Audience, audienceKey } from '../../../domain/audience';

export interface Circles {
  /** One entry more has this audience. */
  join(audience: Audience | undefined): number;
  leave(circle: number): void;
  /** All but everybody, by number. */
  restricted(): ReadonlyMap<number, Audience>;
}

export const EVERYBODYS = 0;

export function createCircles(): Circles {
  const byKey = new Map<string, number>();
  const restricted = new Map<number, Audience>();
  const members = new Map<number, number>();
  /** A number is never given twice: who saw the one audience need not see the next. */
  let last = EVERYBODYS;

  return {
    restricted: () => restricted,
    join(audience) {
      const key = audienceKey(audience);
      if (audience === undefined || key === '') return EVERYBODYS;
      const circle = byKey.get(key) ?? ++last;
      byKey.set(key, circle);
      if (!restricted.has(circle)) restricted.set(circle, audience);
      members.set(circle, (members.get(circle) ?? 0) + 1);
      return circle;
    },
    leave(circle) {
      const left = (members.get(circle) ?? 0) - 1;
      members.set(circle, left);
      const audience = restricted.get(circle);
      if (audience === undefined || left > 0) return;
      members.delete(circle);
      restricted.delete(circle);
      byKey.delete(audienceKey(audience));
    },
  };
}
