// Tokens as Microsoft's channel service signs them (RS256), and every way to spoil one. A bot must
// refuse all of them but `valid`.
import {
  createHmac,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  type KeyPairKeyObjectResult,
  randomUUID,
} from 'node:crypto';

export const BAD_AUTH = [
  'none',
  'empty-bearer',
  'garbage',
  'wrong-key',
  'unknown-kid',
  'expired',
  'not-yet-valid',
  'wrong-audience',
  'wrong-issuer',
  'wrong-serviceurl',
  'no-serviceurl',
  'alg-none',
  'hs256',
  'tampered',
] as const;
export type Auth = 'valid' | (typeof BAD_AUTH)[number];

export interface TokenSettings {
  readonly issuer: string;
  readonly appId: string;
  /** Known once the server listens. */
  readonly serviceUrl: () => string;
}

export interface Tokens {
  /** A token; undefined = no Authorization header at all. `over` replaces single claims. */
  make(auth?: Auth, over?: Readonly<Record<string, unknown>>): string | undefined;
  /** The public key as the key endpoint gives it. */
  readonly key: Record<string, unknown>;
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
export const nowSeconds = () => Math.floor(Date.now() / 1000);

/**
 * Made once for all stand-ins of a process, and only when it signs: it takes longer than most
 * tests.
 */
const pairs = new Map<'good' | 'evil', KeyPairKeyObjectResult>();
function pairOf(signer: 'good' | 'evil'): KeyPairKeyObjectResult {
  const pair = pairs.get(signer) ?? generateKeyPairSync('rsa', { modulusLength: 2048 });
  pairs.set(signer, pair);
  return pair;
}

export function createTokens(settings: TokenSettings): Tokens {
  const good = pairOf('good');
  const kid = `fake-teams-${randomUUID().slice(0, 8)}`;

  /** Claims that are wrong although the signature is right. */
  function wrongClaims(auth: Auth, now: number): Record<string, unknown> {
    const wrong: Partial<Record<Auth, Record<string, unknown>>> = {
      expired: { iat: now - 7200, nbf: now - 7200, exp: now - 3600 },
      'not-yet-valid': { nbf: now + 3600, exp: now + 7200 },
      'wrong-audience': { aud: randomUUID() },
      'wrong-issuer': { iss: 'https://evil.example' },
      'wrong-serviceurl': { serviceurl: 'https://evil.example/' },
      'no-serviceurl': { serviceurl: undefined },
    };
    return wrong[auth] ?? {};
  }

  function signed(header: unknown, claims: Record<string, unknown>, key: KeyObject): string {
    const input = `${part(header)}.${part(claims)}`;
    return `${input}.${createSign('RSA-SHA256').update(input).sign(key).toString('base64url')}`;
  }

  return {
    key: {
      ...good.publicKey.export({ format: 'jwk' }),
      kid,
      x5t: kid,
      use: 'sig',
      endorsements: ['msteams', 'webchat', 'directline'],
    },
    make(auth = 'valid', over = {}) {
      const now = nowSeconds();
      const { issuer, appId, serviceUrl } = settings;
      const usual = {
        iss: issuer,
        aud: appId,
        serviceurl: serviceUrl(),
        iat: now,
        nbf: now - 5,
        exp: now + 3600,
      };
      const claims = { ...usual, ...over, ...wrongClaims(auth, now) };
      const header = { typ: 'JWT', alg: 'RS256', kid, x5t: kid };
      const spoilt: Partial<Record<Auth, () => string | undefined>> = {
        none: () => undefined,
        'empty-bearer': () => '',
        garbage: () => 'abc.def.ghi',
        'wrong-key': () => signed(header, claims, pairOf('evil').privateKey),
        'unknown-kid': () =>
          signed({ ...header, kid: 'nobody' }, claims, pairOf('evil').privateKey),
        'alg-none': () => `${part({ ...header, alg: 'none' })}.${part(claims)}.`,
        hs256() {
          const input = `${part({ ...header, alg: 'HS256' })}.${part(claims)}`;
          const secret = good.publicKey.export({ type: 'pkcs1', format: 'pem' });
          return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
        },
        tampered() {
          const [head, , signature] = signed(header, claims, good.privateKey).split('.');
          return `${head}.${part({ ...claims, tampered: true })}.${signature}`;
        },
      };
      const spoil = spoilt[auth];
      return spoil ? spoil() : signed(header, claims, good.privateKey);
    },
  };
}
