// What the audit holds, with ids in place of pseudonyms, oldest first.
import type { Store } from '../../src/core/store';
import { auditCollection } from '../../src/domain/audit/chain';
import { createAuditNames } from '../../src/domain/audit/names';
import type { Deed } from '../../src/domain/events';

export async function deedsOf(store: Store, what?: string): Promise<Deed[]> {
  const names = createAuditNames(store);
  const deeds: Deed[] = [];
  for await (const { by, whom, at, what: done, detail } of store
    .collection(auditCollection)
    .scan(what === undefined ? {} : { what })) {
    const parts = (detail ?? '')
      .split(':')
      .map(async (part) => (await names.subjectOf(part)) ?? part);
    const more = (await Promise.all(parts)).join(':');
    const [byPersonId, subject] = [
      (await names.subjectOf(by)) ?? by,
      (await names.subjectOf(whom)) ?? whom,
    ];
    deeds.push({
      at,
      byPersonId,
      what: done,
      whom: subject,
      ...(detail !== undefined && { detail: more }),
    });
  }
  return deeds;
}
