// The settings of the Slack platform.
import type { z } from 'zod/v4';
import { matching, safeAddress, text } from '../../config/setting-types';
import type { GivenOf } from '../module';

export interface SlackSettings {
  readonly botToken: string;
  /** Absent in Socket Mode. */
  readonly signingSecret?: string;
  /** Set: Socket Mode, no inbound HTTP. */
  readonly appToken?: string;
  readonly apiUrl?: string;
}

export const slackShape = {
  SLACK_BOT_TOKEN: matching(
    /^xoxb-/,
    'must be the bot token, which begins with xoxb- (Slack app, "OAuth & Permissions")',
  ),
  SLACK_SIGNING_SECRET: text,
  SLACK_APP_TOKEN: matching(
    /^xapp-/,
    'must be an app-level token, which begins with xapp- (Slack app, "Basic Information")',
  ),
  SLACK_API_URL: safeAddress('https://slack.com/api/'),
};

type Given = GivenOf<typeof slackShape>;

export function hasSlackCredentials(given: Given): boolean {
  return (Object.keys(slackShape) as (keyof typeof slackShape)[]).some(
    (name) => given[name] !== undefined,
  );
}

export function slackProblems(given: Given): string[] {
  if (!hasSlackCredentials(given)) return [];
  const problems: string[] = [];
  if (!given.SLACK_BOT_TOKEN)
    problems.push(
      'SLACK_BOT_TOKEN is missing: take it from the Slack app, "OAuth & Permissions", or remove the other SLACK_ settings',
    );
  if (!given.SLACK_SIGNING_SECRET && !given.SLACK_APP_TOKEN)
    problems.push(
      'SLACK_SIGNING_SECRET is missing: take it from the Slack app, "Basic Information"; or set SLACK_APP_TOKEN for Socket Mode',
    );
  return problems;
}

export function slackSettings(
  values: z.output<z.ZodObject<typeof slackShape>>,
): SlackSettings | undefined {
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, SLACK_API_URL } = values;
  if (!SLACK_BOT_TOKEN) return undefined;
  return {
    botToken: SLACK_BOT_TOKEN,
    ...(SLACK_SIGNING_SECRET && { signingSecret: SLACK_SIGNING_SECRET }),
    ...(SLACK_APP_TOKEN && { appToken: SLACK_APP_TOKEN }),
    ...(SLACK_API_URL && { apiUrl: SLACK_API_URL }),
  };
}
