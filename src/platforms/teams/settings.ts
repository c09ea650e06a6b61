// What the Teams platform is told by the operator. src/config.ts judges these; what would be dangerous is refused here once more.

export interface TeamsSettings {
  readonly appId: string;
  readonly appPassword: string;
  readonly appType: 'SingleTenant' | 'MultiTenant';
  /** The tenant to which the app belongs, for the SDK. */
  readonly tenantId?: string;
  /** The tenants that are served, and whose e-mail addresses are believed; lower case. Empty only when unsigned. */
  readonly tenants: readonly string[];
  /** The SDK's cloud settings under its own names; all or none. */
  readonly cloud: Readonly<Record<string, string>>;
  /** Where access tokens are asked for instead of Entra: loopback only, since it receives the secret. */
  readonly tokenUrl?: string;
  /** Development only: takes unsigned traffic from this machine. Excludes every credential. */
  readonly unsigned: boolean;
}

/** Throws on settings that would take unsigned traffic with credentials at hand, or send the secret away. */
export function refuseDangerous({ appId, appPassword, tenants, tokenUrl, unsigned }: TeamsSettings): void {
  if (unsigned && (appId || appPassword)) throw new Error('unsigned Teams traffic cannot be served together with credentials');
  if (!unsigned && !(appId && appPassword)) throw new Error('the Teams platform needs an app id and a password');
  if (!unsigned && tenants.length === 0) throw new Error('the Teams platform needs to know which tenants it serves');
  if (tokenUrl && !isLoopbackHost(new URL(tokenUrl).hostname)) throw new Error('the Teams token address must be on this machine');
}

export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host.replace(/^\[|\]$/g, ''));
}

/** Of a socket: IPv4, IPv6, or IPv4 within IPv6. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address ?? '');
}
