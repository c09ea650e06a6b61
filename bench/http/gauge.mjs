// Loaded into every server before its own code: tells its memory and the CPU time that it used, when it is asked.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ rss: process.memoryUsage.rss(), cpuMs: (user + system) / 1000 });
});
// No server outlives the bench, however that ends.
process.on('disconnect', () => process.exit());
// The channel must not keep a server alive that wants to end.
process.channel?.unref();
