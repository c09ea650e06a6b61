// Loaded into every server before its own code: tells its memory and the CPU time that it used,
// when it is asked.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect;
process.on('message', (asked) => {
  const { user, system } = process.cpuUsage();
  // What lives, after a full collection.
  if (asked === 'heap') {
    setFlagsFromString('--expose-gc');
    collect ??= runInNewContext('gc');
    collect();
  }
  const { rss, heapUsed } = process.memoryUsage();
  process.send({ rss, heapUsed, cpuMs: (user + system) / 1000 });
});
// No server outlives the bench, however that ends.
process.on('disconnect', () => process.exit());
// The channel must not keep a server alive that wants to end.
process.channel?.unref();
