// `npm run move -- --to mongodb`: copies everything from the SQLite file of a stopped bot to an
// empty MongoDB, verifies that it arrived, and keeps bots from starting on the file afterwards. An
// interrupted move starts again.
import type { Movable } from '../core/contents';
import type { MoveTarget } from '../storage/mongodb/target';
import { CommandError, type OperatorCommand, type OperatorRoom } from './command';
import { digestOf } from './digest';
import { readOptions } from './options';

const USAGE = 'npm run move -- --to mongodb, with MONGODB_URI set; or npm run move -- --undo';
const TELL_EVERY = 10_000;

export const moveCommand: OperatorCommand = {
  name: 'move',
  alone: true,
  async run(args, room) {
    const { to, undo } = readOptions(args, USAGE, ['to'], ['undo']);
    const { mongodbUri, driver, specs, say } = room;
    const contents = driver.contents?.();
    if (!contents || !specs) throw new CommandError('Only a SQLite database can be moved.', 2);
    if (undo) {
      if (!contents.isMoved())
        throw new CommandError(
          'This file was not moved: there is nothing to undo, and nothing was changed.',
        );
      contents.setMoved(false);
      say(
        'The bot may start on the SQLite file again. What changed in MongoDB since the move is not in it. Remove MONGODB_URI and start the bot.',
      );
      return 0;
    }
    if (to !== 'mongodb') throw new CommandError(`Usage: ${USAGE}`, 2);
    if (mongodbUri === undefined)
      throw new CommandError('MONGODB_URI is not set. Set it to the database to move to.', 2);
    if (contents.isMoved())
      throw new CommandError(
        'This file was moved already. To move it again, run npm run move -- --undo first.',
      );
    const { openMoveTarget } = await import('../storage/mongodb/target');
    const target = await openMoveTarget(mongodbUri);
    try {
      await move(contents, target, { ...room, specs });
    } finally {
      await target.close();
    }
    return 0;
  },
};

async function move(
  from: Movable,
  to: MoveTarget,
  { specs, say }: OperatorRoom & Required<Pick<OperatorRoom, 'specs'>>,
): Promise<void> {
  const occupied = await to.occupied();
  if (occupied !== undefined) {
    throw new CommandError(
      `MONGODB_URI: the database is not empty (${occupied} has documents). Nothing was changed. Name an empty one.`,
    );
  }
  await to.begin(specs);
  const collections = await from.collections();
  for (const { name } of collections) await carry(name, from, to, say);
  say('Comparing both.');
  let documents = 0;
  for (const { name } of collections) {
    const [here, there] = [await digestOf(from.pages(name)), await digestOf(to.pages(name))];
    if (here.count !== there.count || here.hash !== there.hash) {
      throw new CommandError(
        `${name} is not the same in both: ${here.count} documents here, ${there.count} there. Nothing was changed in SQLite. Run the command again.`,
      );
    }
    documents += here.count;
    say(`${name}: ${here.count} documents, the same in both (${here.hash.slice(0, 16)})`);
  }
  // This comes first: if the move is interrupted here, bots can start on neither database, rather
  // than on both.
  from.setMoved(true);
  await to.end(collections);
  say(`All ${documents} documents of ${collections.length} collections are in MongoDB.`);
  say(
    'Next: set MONGODB_URI in the settings of the bot, and start it. No bot starts on the SQLite file any more; delete it, and its backups, when you need them no longer.',
  );
  say('To go back to the file as it is now: npm run move -- --undo.');
}

async function carry(
  name: string,
  from: Movable,
  to: MoveTarget,
  say: (line: string) => void,
): Promise<void> {
  let carried = 0;
  for await (const page of from.pages(name)) {
    await to.put(name, page);
    if (Math.floor((carried + page.length) / TELL_EVERY) > Math.floor(carried / TELL_EVERY))
      say(`${name}: ${carried + page.length} documents so far`);
    carried += page.length;
  }
}
