// The types of setting values, for general settings and those of each platform.
import { z } from 'zod/v4';

export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}

export const text = z.string().optional();
export const onOff = z.enum(['on', 'off'], { error: 'must be "on" or "off"' }).optional();
export const matching = (pattern: RegExp, error: string) =>
  z.string().regex(pattern, { error }).optional();

/** `read`: gives the part of the value that `URL` checks. */
export function address(
  protocols: readonly string[],
  example: string,
  read = (given: string) => given,
) {
  return z
    .string()
    .refine(
      (given) => URL.canParse(read(given)) && protocols.includes(new URL(read(given)).protocol),
      {
        error: `must be an address such as ${example}`,
      },
    )
    .optional();
}

/** For addresses that receive secrets and keys: encrypted, or on this machine. */
export function safeAddress(example: string) {
  return z
    .string()
    .refine(
      (given) => {
        if (!URL.canParse(given)) return false;
        const { protocol, hostname, username, password } = new URL(given);
        const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
        return username === '' && password === '' && isSafe;
      },
      { error: `must be an https address such as ${example}` },
    )
    .optional();
}

/** One line for each wrong value. It never quotes the value, which may be a secret. */
export function problemsOf(error: z.ZodError | undefined): string[] {
  return error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
}
