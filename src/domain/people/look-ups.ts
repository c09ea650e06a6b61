// What platforms say about an account, and how to treat someone who is not a colleague.
import { DeliveryError } from '../../core/errors';
import { idFrom } from '../../core/ids';
import type { Log } from '../../core/log';
import { type Account, accountKey, type Client, type Profile } from '../../core/account';
import type { GuestPolicy, Person } from '../../core/person';
import type { Stranger } from '../../core/people';
import { cleanVouched } from '../email';
import { newPerson, type PersonDefaults, withProfile } from './record';

export interface LookUps {
  /** Undefined if the platform did not respond. */
  profileOf(account: Account): Promise<Profile | undefined>;
  /** Guests may ask if the company lets them. Other strangers may do nothing. */
  strangerOr(account: Account, profile: Profile, client: Client): Person | Stranger;
}

export interface LookUpsDeps {
  readonly lookUp: (account: Account) => Promise<Profile>;
  readonly log: Log;
  readonly defaults: PersonDefaults;
  readonly guests: GuestPolicy;
}

export function createLookUps({ lookUp, log, defaults, guests }: LookUpsDeps): LookUps {
  /** A guest while they ask: a person without a document. */
  function asGuest(account: Account, profile: Profile, client: Client): Person {
    const { name, zone, locale } = { ...profile, ...clientOf(client) };
    const guest = newPerson(
      { id: idFrom('guest', accountKey(account)), name, guest: true },
      defaults,
    );
    return withProfile(
      { ...guest, version: 0 },
      { name, ...clientOf({ ...(zone && { zone }), ...(locale && { locale }) }) },
      [],
    );
  }

  return {
    async profileOf(account) {
      try {
        const { email: said, ...profile } = await lookUp(account);
        const email = cleanVouched(said);
        return { ...profile, ...(email !== undefined && { email }) };
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error;
        log.warn('a person could not be looked up; the platform is asked again later', {
          platform: account.platform,
          reason: error.kind,
        });
        return undefined;
      }
    },
    strangerOr(account, profile, client) {
      return profile.standing === 'guest' && profile.active && guests === 'ask'
        ? asGuest(account, profile, client)
        : 'outsider';
    },
  };
}

/** The language and time zone of a client. */
function clientOf({ locale, zone }: Client): Pick<Client, 'locale' | 'zone'> {
  return { ...(locale !== undefined && { locale }), ...(zone !== undefined && { zone }) };
}
