// Loaded into a process before the bot: faults that nobody catches, on signals.
process.on('SIGUSR2', () => {
  void Promise.reject(new Error('planted rejection of xoxb-1234-abcd for ann@contoso.example'));
});
process.on('SIGHUP', () => {
  throw Object.assign(new Error('planted exception of xoxb-1234-abcd'), {
    config: { headers: 'Bearer sesame' },
  });
});
