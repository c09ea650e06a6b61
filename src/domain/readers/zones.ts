// Time zones as people and systems write them: IANA names, Windows names, cities, abbreviations and
// distances from UTC.
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { isZone } from '../people/record';

/** Abbreviations that people use for the zone of a place, summer and winter. */
const SHORT: Readonly<Record<string, string>> = {
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  met: 'Europe/Berlin',
  mez: 'Europe/Berlin',
  mesz: 'Europe/Berlin',
  mitteleuropäischezeit: 'Europe/Berlin',
  mitteleuropäischesommerzeit: 'Europe/Berlin',
  centraleuropeantime: 'Europe/Berlin',
  centraleuropeanstandardtime: 'Europe/Berlin',
  centraleuropeansummertime: 'Europe/Berlin',
  eet: 'Europe/Helsinki',
  eest: 'Europe/Helsinki',
  oez: 'Europe/Helsinki',
  oesz: 'Europe/Helsinki',
  osteuropäischezeit: 'Europe/Helsinki',
  easterneuropeantime: 'Europe/Helsinki',
  wet: 'Europe/Lisbon',
  west: 'Europe/Lisbon',
  wez: 'Europe/Lisbon',
  bst: 'Europe/London',
  uktime: 'Europe/London',
  britishtime: 'Europe/London',
  britishsummertime: 'Europe/London',
  greenwichmeantime: 'Europe/London',
  westeuropäischezeit: 'Europe/London',
  msk: 'Europe/Moscow',
  est: 'America/New_York',
  edt: 'America/New_York',
  et: 'America/New_York',
  easterntime: 'America/New_York',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  ct: 'America/Chicago',
  centraltime: 'America/Chicago',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  mt: 'America/Denver',
  mountaintime: 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pt: 'America/Los_Angeles',
  pacifictime: 'America/Los_Angeles',
  ist: 'Asia/Kolkata',
  indiastandardtime: 'Asia/Kolkata',
  jst: 'Asia/Tokyo',
  sgt: 'Asia/Singapore',
  hkt: 'Asia/Hong_Kong',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
  gmt: 'UTC',
  utc: 'UTC',
  z: 'UTC',
  zulu: 'UTC',
};
/** Places with a distance that is no whole hour, in minutes. */
const ODD: ReadonlyMap<number, string> = new Map([
  [-570, 'Pacific/Marquesas'],
  [-210, 'America/St_Johns'],
  [210, 'Asia/Tehran'],
  [270, 'Asia/Kabul'],
  [330, 'Asia/Kolkata'],
  [345, 'Asia/Kathmandu'],
  [390, 'Asia/Yangon'],
  [525, 'Australia/Eucla'],
  [570, 'Australia/Darwin'],
  [630, 'Australia/Lord_Howe'],
  [765, 'Pacific/Chatham'],
]);
const DISTANCE = /^\(?\s*(?:utc|gmt)?\s*([+\-−–±])\s*(\d{1,2})(?::?(\d{2}))?\s*\)?/i;
const ZERO = /^\(\s*(?:utc|gmt)\s*\)/i;

/** The IANA name of a time zone; undefined if the text names none. */
export function zoneOf(text: string): string | undefined {
  const said = text.trim().replace(/\s+/g, ' ');
  const short = SHORT[keyOf(said)];
  if (short !== undefined) return short;
  if (said.includes('/')) {
    const exact = isZone(said) ? (byKey().get(keyOf(said)) ?? said) : byKey().get(keyOf(said));
    if (exact !== undefined) return exact;
  }
  return byWindows(said) ?? byDistance(said) ?? byPlace(said) ?? (isZone(said) ? said : undefined);
}

/** Letters and digits alone, in lower case. */
const keyOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}+-]/gu, '');

/** `W. Europe Standard Time`, in any case, also as summer time. */
function byWindows(said: string): string | undefined {
  return allNames().windows.get(
    keyOf(said.replace(/ (?:daylight|summer) time$/i, ' Standard Time')),
  );
}

/** `GMT+2`, `UTC-05:00`, `(UTC+01:00) Amsterdam, Berlin, …`. */
function byDistance(said: string): string | undefined {
  const far = DISTANCE.exec(said) ?? ZERO.exec(said);
  if (!far) return undefined;
  const rest = said.slice(far[0].length).trim();
  const [, sign = '+', hours = '0', more = '0'] = far;
  const minutes = (/[-−–]/.test(sign) ? -1 : 1) * (Number(hours) * 60 + Number(more));
  if (Number(hours) > 14 || Number(more) > 59) return undefined;
  const named =
    rest === ''
      ? undefined
      : (byPlace(rest) ?? SHORT[keyOf(rest)] ?? byWindows(`${rest} Standard Time`));
  if (named !== undefined) return named;
  if (minutes === 0) return 'UTC';
  if (minutes % 60 !== 0) return ODD.get(minutes);
  const distance = minutes / 60;
  // The signs of these names are the other way round.
  const zone = `Etc/GMT${distance > 0 ? '-' : '+'}${Math.abs(distance)}`;
  return isZone(zone) ? zone : undefined;
}

/** The first place in a list that has a zone of its own. */
function byPlace(said: string): string | undefined {
  const places = said.replace(/\([^)]*\)/g, '').split(/[,;/|]/);
  for (const place of [said, ...places]) {
    const zone = SHORT[keyOf(place)] ?? byCity().get(keyOf(place));
    if (zone !== undefined) return zone;
  }
  return undefined;
}

/** Other names of places, and countries with one zone. */
const PLACES: Readonly<Record<string, string>> = {
  rom: 'Europe/Rome',
  wien: 'Europe/Vienna',
  zürich: 'Europe/Zurich',
  bern: 'Europe/Zurich',
  brüssel: 'Europe/Brussels',
  kopenhagen: 'Europe/Copenhagen',
  warschau: 'Europe/Warsaw',
  prag: 'Europe/Prague',
  athen: 'Europe/Athens',
  bukarest: 'Europe/Bucharest',
  moskau: 'Europe/Moscow',
  lissabon: 'Europe/Lisbon',
  kiew: 'Europe/Kyiv',
  kyiv: 'Europe/Kyiv',
  kolkata: 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  chennai: 'Asia/Kolkata',
  newdelhi: 'Asia/Kolkata',
  neudelhi: 'Asia/Kolkata',
  tokio: 'Asia/Tokyo',
  peking: 'Asia/Shanghai',
  beijing: 'Asia/Shanghai',
  singapur: 'Asia/Singapore',
  kairo: 'Africa/Cairo',
  munich: 'Europe/Berlin',
  münchen: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  osaka: 'Asia/Tokyo',
  sapporo: 'Asia/Tokyo',
  edinburgh: 'Europe/London',
  deutschland: 'Europe/Berlin',
  germany: 'Europe/Berlin',
  österreich: 'Europe/Vienna',
  austria: 'Europe/Vienna',
  schweiz: 'Europe/Zurich',
  switzerland: 'Europe/Zurich',
  england: 'Europe/London',
  uk: 'Europe/London',
  unitedkingdom: 'Europe/London',
  frankreich: 'Europe/Paris',
  france: 'Europe/Paris',
  italien: 'Europe/Rome',
  italy: 'Europe/Rome',
  polen: 'Europe/Warsaw',
  poland: 'Europe/Warsaw',
  indien: 'Asia/Kolkata',
  india: 'Asia/Kolkata',
  japan: 'Asia/Tokyo',
  belgrad: 'Europe/Belgrade',
  manchester: 'Europe/London',
};

interface Names {
  readonly keys: ReadonlyMap<string, string>;
  readonly cities: ReadonlyMap<string, string>;
  readonly windows: ReadonlyMap<string, string>;
}
let names: Names | undefined;

function allNames(): Names {
  if (names) return names;
  const zones = Intl.supportedValuesOf('timeZone');
  const cities = new Map<string, string>();
  for (const zone of zones) {
    const city = keyOf(zone.split('/').at(-1) ?? '');
    if (zone.includes('/') && !cities.has(city)) cities.set(city, zone);
  }
  for (const [city, zone] of Object.entries(PLACES)) cities.set(city, zone);
  const windows = WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === '001').map(
    ({ windowsName, iana }) => [keyOf(windowsName), iana[0] ?? ''] as const,
  );
  names = {
    keys: new Map(zones.map((zone) => [keyOf(zone), zone])),
    cities,
    windows: new Map(windows),
  };
  return names;
}
const byKey = () => allNames().keys;
const byCity = () => allNames().cities;
