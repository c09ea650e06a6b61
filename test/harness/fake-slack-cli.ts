// The stand-in for Slack as a command line, run by `node test/harness/run.mjs fake-slack-cli …`:
//   serve --port 9102 --bot http://127.0.0.1:3978/slack/events | slash --command /faq --text hello | dm | mention | event | action | submit |
//   verify | signcheck | log | problems | reset | env | faults '[{"method":"chat.postMessage","status":429,"retryAfter":1}]'
import { startFakeSlack } from './fake-slack';

function readArguments(argv: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  argv.forEach((word, index) => {
    const previous = argv[index - 1];
    if (word.startsWith('--')) found[word.slice(2)] = 'true';
    else if (previous?.startsWith('--')) found[previous.slice(2)] = word;
    else found['_'] = word;
  });
  return found;
}

async function main(): Promise<void> {
  const [command = 'serve', ...rest] = process.argv.slice(2);
  const { ctl = 'http://127.0.0.1:9102', _: positional = '[]', ...wish } = readArguments(rest);
  if (command === 'serve') {
    const slack = await startFakeSlack({
      port: Number(wish['port'] ?? 9102),
      ...(wish['bot'] && { botUrl: wish['bot'] }),
      ...(wish['secret'] && { signingSecret: wish['secret'] }),
      ...(wish['rate'] && { perChannelPerSecond: Number(wish['rate']) }),
    });
    const settings = Object.entries(slack.botEnv()).filter(([name]) => name !== 'SLACK_APP_TOKEN');
    console.log(
      `fake Slack on ${slack.url} -> bot ${slack.options.botUrl}\n${settings.map(([name, value]) => `${name}=${value}`).join('\n')}`,
    );
    return;
  }
  const body: Record<string, unknown> = { ...wish };
  for (const name of ['event', 'action', 'view', 'values', 'message', 'payload'])
    if (wish[name] !== undefined) body[name] = JSON.parse(wish[name]);
  const response = await fetch(`${ctl.replace(/\/$/, '')}/_ctl/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: command === 'faults' ? positional : JSON.stringify(body),
  });
  const answer = (await response.json()) as { ok?: boolean; status?: number };
  console.log(JSON.stringify(answer, null, 2));
  if (answer.ok === false || (answer.status ?? 200) >= 400 || answer.status === 0)
    process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
