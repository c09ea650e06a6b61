// A bare Bolt echo on restify: what Slack costs any bot. Says again, in the mention's thread, what
// was said.
import { createRequire } from 'node:module';
import { serve } from './serve.mjs';

const { App, HTTPReceiver, LogLevel } = createRequire(import.meta.url)('@slack/bolt');

const receiver = new HTTPReceiver({
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  endpoints: '/slack/events',
  logLevel: LogLevel.ERROR,
});
const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  receiver,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});
app.event('app_mention', async ({ event, say }) => {
  await say({ text: event.text, thread_ts: event.ts });
});

serve((server) =>
  server.post('/slack/events', (req, res, next) => {
    res.once('close', () => next(false));
    receiver.requestListener(req, res);
  }),
);
