// Every general setting by name, with its allowed values. The settings of a platform are in its
// module. validate.ts checks settings together; .env.example explains them to operators.
import { z } from 'zod/v4';
import { GUARDED_ACTIONS } from '../core/feature';
import { ERASE_TEXTS } from '../core/personal';
import { LOCALES } from '../core/texts';
import { emailsIn } from '../domain/email';
import { isZone } from '../domain/people/record';
import { address, matching, safeAddress, text } from './setting-types';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const namesIn = (given: string) => [
  ...new Set(
    given
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
];
const deedsIn = (given: string) => GUARDED_ACTIONS.filter((deed) => namesIn(given).includes(deed));

/** A replica set's address has several hosts; `URL` allows one. */
const withOneHost = (uri: string) =>
  uri.replace(/^(mongodb:\/\/(?:[^/?@]*@)?[^/?,@]*),[^/?]*/, '$1');

const partsOf = (given: string) => given.split(/[\s,;]+/).filter(Boolean);

function termIn(part: string): readonly [string, number] {
  const [name = '', days] = part.split(':');
  return [name, Number(days)];
}

export const settingsSchema = z.object({
  PORT: z
    .string()
    .refine((given) => /^\d{1,5}$/.test(given) && Number(given) <= 65_535, {
      error: 'must be a port number such as 3978',
    })
    .transform(Number)
    .optional(),
  HOST: text,
  PUBLIC_URL: address(['https:', 'http:'], 'https://learn.example.com'),
  DATA_DIR: text,
  MONGODB_URI: address(
    ['mongodb:', 'mongodb+srv:'],
    'mongodb://db.example.com/passalong',
    withOneHost,
  ),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://cache.example.com:6379'),
  ORG_NAME: text,
  DEFAULT_LOCALE: z.enum(LOCALES, { error: `must be one of ${LOCALES.join(', ')}` }).optional(),
  DEFAULT_TIME_ZONE: z
    .string()
    .refine(isZone, { error: 'must be an IANA time zone such as Europe/Berlin' })
    .optional(),
  ADMINS: z
    .string()
    .transform(emailsIn)
    .refine((given) => given.every((one) => one !== undefined), {
      error: 'must be e-mail addresses, separated by commas',
    })
    .transform((given) => given.filter((one) => one !== undefined))
    .optional(),
  AGREEMENT: text,
  AGREEMENT_SHA256: z
    .string()
    .refine((given) => /^[0-9a-f]{64}$/i.test(given), {
      error: 'must be the 64 hexadecimal digits that were signed',
    })
    .transform((given) => given.toLowerCase())
    .optional(),
  RETENTION: z
    .string()
    .refine((given) => partsOf(given).every((one) => /^[a-zA-Z][\w.]*:\d{1,5}$/.test(one)), {
      error: 'must be collections with their days, such as contributions:180,questions:365',
    })
    .refine(
      (given) =>
        new Set(partsOf(given).map((one) => one.split(':')[0])).size === partsOf(given).length,
      {
        error: 'names a collection twice: remove one of them',
      },
    )
    .transform((given) => Object.fromEntries(partsOf(given).map((one) => termIn(one))))
    .optional(),
  GUESTS: z.enum(['off', 'ask'], { error: 'must be "off" or "ask"' }).optional(),
  ERASE_TEXTS: z.enum(ERASE_TEXTS, { error: 'must be "choice", "keep" or "remove"' }).optional(),
  TWO_PERSON_APPROVAL: z
    .string()
    .refine((given) => deedsIn(given).length === namesIn(given).length, {
      error:
        'must be a list of export, erase and admins, separated by commas; empty: no second admin is needed',
    })
    .transform(deedsIn)
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).optional(),
  METRICS_TOKEN: matching(
    /^[\x21-\x7e]{16,}$/,
    'must be at least 16 characters without blanks, e.g. from: openssl rand -hex 24',
  ),
  EMBEDDINGS_URL: safeAddress('https://api.openai.com/v1'),
  EMBEDDINGS_MODEL: text,
  EMBEDDINGS_API_KEY: matching(/^[\x21-\x7e]+$/, 'must be the key alone, without blanks'),
});

export type Values = z.output<typeof settingsSchema>;
/** The raw values from the environment. */
export type Given = { readonly [Name in keyof typeof settingsSchema.shape]?: string };
