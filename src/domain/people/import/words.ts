// Words of HR systems for who works here, how they are employed, and yes and no.
import type { Employment } from '../../../core/person';

/**
 * `here` also means people on leave: they come back. `member`: they have an account, which a last
 * day outweighs.
 */
export type Presence = 'here' | 'member' | 'left' | 'bot' | 'guest';

const STATUS: readonly (readonly [Presence, RegExp])[] = [
  ['bot', /^(?:bot|app|service account|dienstkonto|system ?user|room|resource)s?$/],
  ['guest', /guest|gast$|^gäste|^external user$/],
  [
    'left',
    /^(?:inactiv|inaktiv|terminat|deactivat|deaktiv|suspend|former|ehemalig|ex-?employee|separat|resign|dismiss|retire|pension|withdrawn|archiv|delet|gelöscht|ausgeschieden|ausgetreten|austritt|entlass|rentner|in rente|(?:im )?ruhestand|left\b|leaver|offboarded|exited|deceased|verstorben|disabled|blocked|gesperrt|beendet|ended|nicht (?:mehr )?(?:aktiv|beschäftigt|da)|not active|no longer)/,
  ],
  ['left', /^[02]$/],
  [
    'member',
    /^(?:(?:full |invited )?member|(?:workspace |primary |org )?(?:admin|owner)|invited|licensed|registered)$/,
  ],
  [
    'here',
    /^(?:active|aktiv|enabled|current|employed|employee|onboarding|offboarding|hired|pre-?hire|pending|new$|neu$|probation|(?:in )?probezeit|working|beschäftigt|angestellt|present|ok$|regular|[13]$|(?:on )?(?:\w+ )?leave|loa$|sick|absent|abwesend|beurlaubt|(?:in )?elternzeit|(?:im )?mutterschutz|krank|langzeitkrank|ruhend|freigestellt|passiv|sabbatical|furlough)/,
  ],
];

/** `former employee`, `inactive user`. */
const STATUS_OF = / (?:employees?|users?|members?|workers?|staff|account|mitarbeiter(?:in)?)$/;

/** Undefined if the word says nothing about that. */
export function presenceOf(text: string): Presence | undefined {
  const said = folded(text)
    .replace(/\s*\([^)]*\)$/, '')
    .replace(STATUS_OF, '');
  return STATUS.find(([, words]) => words.test(said))?.[0];
}

const YES = /^(?:true|yes|y|ja|j|1|x|✓|✔|wahr|active|aktiv|minor|minderjährig|minor\w+)$/;
const NO = /^(?:false|no|n|nein|0|falsch|inactive|inaktiv|adult|not ?adult|volljährig|erwachsen)$/;

export function yesOrNo(text: string): boolean | undefined {
  const said = folded(text);
  return YES.test(said) ? true : NO.test(said) ? false : undefined;
}

const EMPLOYMENT: readonly (readonly [Employment, RegExp])[] = [
  [
    'apprentice',
    /apprentic|auszubild|\bazubis?\b|lehrling|dual(?:e[rs]?)? stud|ausbildung|trainee \(vocational|\bdhbw\b/,
  ],
  [
    'contractor',
    /contract(?:or|ing)|contingent|free-?lanc|freiberuf|freie[rs]? mitarbeit|selbst(?:st)?ändig|self.?employed|extern|consultant|berater|vendor|dienstleister|supplier|lieferant|werkvertrag|honorar/,
  ],
  [
    'temp',
    /\btemp(?:s|orary)?\b|agency|leih|zeitarbeit|arbeitnehmerüberlassung|\baushilf|seasonal|saison|\binterns(?:hip)?\b|praktik|werkstudent|working student|casual|ferienjob|minijob|geringfügig|on.?call/,
  ],
  [
    'employee',
    /employee|internal\b|permanent|regular|full.?time|part.?time|vollzeit|teilzeit|befristet|unbefristet|fest|angestellt|mitarbeit|arbeiter|beamt|salaried|hourly|fixed.?term|tarif|\bat\b|stamm|perm\b|standard|managers?\b|executive|leitende|trainee/,
  ],
];

export function employmentOf(text: string): Employment | undefined {
  const said = folded(text);
  return EMPLOYMENT.find(([, words]) => words.test(said))?.[0];
}

const folded = (text: string) =>
  text.normalize('NFC').toLowerCase().replace(/[_.]+/g, ' ').replace(/\s+/g, ' ').trim();
