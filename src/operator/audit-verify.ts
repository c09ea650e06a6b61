// `npm run audit:verify`: says whether the audit is whole, or names the first entry that was
// changed, removed, inserted or moved. With a head that was kept elsewhere it also finds that the
// end was cut off or rewritten.
import { type Head, headText, readHead } from '../domain/audit/chain';
import { auditNamesCollection } from '../domain/audit/names';
import { type Problem, type Verified, verifyAudit } from '../domain/audit/verify';
import { CommandError, type OperatorCommand } from './command';
import { readOptions } from './options';

const USAGE = 'npm run audit:verify [-- --head SEQ:HASH[,SEQ:HASH…]]';

const NO_HEAD = 'Without --head nobody can tell whether its end was cut off or rewritten.';

const DONE: Readonly<Record<Problem, string>> = {
  changed: 'was changed',
  removed: 'was removed',
  inserted: 'was inserted',
  moved: 'stands where another one stood',
};

export const auditVerifyCommand: OperatorCommand = {
  name: 'audit:verify',
  async run(args, { store, clock, say }) {
    const { head } = readOptions(args, USAGE, ['head']);
    const heads = head === undefined ? [] : headsIn(head);
    const verified = await verifyAudit(store, clock.now(), heads);
    for (const line of linesOf(verified, heads)) say(line);
    if (!verified.ok) return 1;
    const names = verified.head ? 0 : await store.collection(auditNamesCollection).count({});
    if (names > 0) {
      say(
        `But the pseudonyms of ${names} people are kept. If anybody ever gave a role or decided about a tip here, all entries were removed.`,
      );
      return 2;
    }
    return heads.length > 0 && heads.every(({ seq }) => isGone(seq, verified)) ? 2 : 0;
  },
};

/** Its entry no longer exists, nor does the one that refers to it. */
const isGone = (seq: number, { head, entries }: Extract<Verified, { ok: true }>) =>
  head !== undefined && seq < head.seq - entries;

function headsIn(text: string): readonly Head[] {
  const seen = new Map<number, string>();
  return text.split(',').map((part) => {
    const head = readHead(part);
    if (!head)
      throw new CommandError(
        `"${part}" is not a head: a head is a number, a colon and a hash of 64 characters.\nUsage: ${USAGE}`,
        2,
      );
    if ((seen.get(head.seq) ?? head.hash) !== head.hash)
      throw new CommandError(
        `Two heads of entry ${head.seq} differ: give the one that you trust.`,
        2,
      );
    seen.set(head.seq, head.hash);
    return head;
  });
}

function linesOf(verified: Verified, heads: readonly Head[]): readonly string[] {
  if (!verified.ok) {
    return [
      `Entry ${verified.seq} of the audit ${DONE[verified.problem]}. What comes after it proves nothing.`,
      'Stop the bot, keep a copy of the database, and compare it with your backups.',
    ];
  }
  const { entries, head, cut } = verified;
  if (!head) return ['The audit has no entries.', ...(heads.length === 0 ? [NO_HEAD] : [])];
  return [
    `The audit is whole: ${entries} entries, each follows on the one before.`,
    ...(cut
      ? [
          `Entries up to ${cut.upTo} were cut off when their time was over; the entry of ${cut.at} says so.`,
        ]
      : []),
    ...comparedWith(heads, verified),
    `Its head, to be kept elsewhere: ${headText(head)}`,
  ];
}

function comparedWith(
  heads: readonly Head[],
  verified: Extract<Verified, { ok: true }>,
): readonly string[] {
  if (heads.length === 0) return [NO_HEAD];
  const lines = heads.map(({ seq }) =>
    isGone(seq, verified)
      ? `Entry ${seq} is not there any more and could not be compared.`
      : `Entry ${seq} is as it was when its head was kept.`,
  );
  if (!heads.every(({ seq }) => isGone(seq, verified))) return lines;
  return [
    ...lines,
    'None of these heads proves anything: all entries may have been rewritten. Give the newest head that you kept.',
  ];
}
