// How dates and times are written where a reader is: "3 March, 15:00" in Leeds, "March 3, 3:00 PM" in
// New York, "3. Jänner" in Vienna. The reader's time zone says the region.
import type { Locale } from '../core/texts';

/** Zones of the United States and of places that write dates as they do. */
const AMERICAN =
  /^(?:US\/|America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Juneau|Sitka|Nome|Menominee|Metlakatla|Yakutat|Adak|Shiprock|Louisville|Fort_Wayne|Indianapolis|Puerto_Rico|St_Thomas|Indiana\/|Kentucky\/|North_Dakota\/)|Pacific\/(?:Honolulu|Johnston|Guam|Saipan|Pago_Pago|Midway)|(?:EST|MST|HST)$|(?:EST5EDT|CST6CDT|MST7MDT|PST8PDT)$)/;
const CANADIAN =
  /^(?:Canada\/|America\/(?:Toronto|Vancouver|Montreal|Edmonton|Winnipeg|Halifax|Regina|St_Johns|Calgary|Moncton|Glace_Bay|Goose_Bay|Thunder_Bay|Nipigon|Rainy_River|Atikokan|Iqaluit|Rankin_Inlet|Resolute|Swift_Current|Cambridge_Bay|Yellowknife|Inuvik|Whitehorse|Dawson|Dawson_Creek|Fort_Nelson|Creston|Blanc-Sablon|Pangnirtung)$)/;

const REGIONS: Readonly<Record<Locale, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [AMERICAN, 'en-US'],
    [CANADIAN, 'en-CA'],
    [/^Australia\//, 'en-AU'],
    [/^(?:Pacific\/Auckland|Pacific\/Chatham|NZ)/, 'en-NZ'],
    [/^Asia\/(?:Kolkata|Calcutta)$/, 'en-IN'],
    [/^Asia\/Manila$/, 'en-PH'],
    [/^Asia\/Singapore$/, 'en-SG'],
    [/^Africa\/Johannesburg$/, 'en-ZA'],
    [/^(?:Europe\/Dublin|Eire)$/, 'en-IE'],
  ],
  de: [
    [/^Europe\/Vienna$/, 'de-AT'],
    [/^Europe\/(?:Zurich|Busingen)$/, 'de-CH'],
    [/^Europe\/Vaduz$/, 'de-LI'],
    [/^Europe\/Luxembourg$/, 'de-LU'],
  ],
};

/** Where a zone says nothing, English writes the day first and 24 hours, as most of the world does. */
const ELSEWHERE: Readonly<Record<Locale, string>> = { en: 'en-GB', de: 'de-DE' };

/** The BCP 47 tag for dates and times; `zone`: an IANA name. */
export function regionalLocale(locale: Locale, zone: string): string {
  return REGIONS[locale].find(([zones]) => zones.test(zone))?.[1] ?? ELSEWHERE[locale];
}
