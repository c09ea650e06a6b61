// A cell's value as text: dates in ISO, numbers as they are written and not as they are stored.

export type CellValue = string | number | boolean | Date | null;

/** Excel keeps 15 digits of a number and stores 17. */
const DIGITS = 15;
const DAY_MS = 86_400_000;
/** Times without a date lie on the day before Excel's first. */
const FIRST_DAY = Date.UTC(1900, 0, 1);

export function cellText(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return dateText(value);
  return typeof value === 'number' ? numberText(String(value)) : String(value);
}

/** `2026-03-02`, with the time if there is one; a time alone as `08:30`. */
function dateText(date: Date): string {
  // Fractions of days are not exact.
  const ms = Math.round(date.getTime() / 1000) * 1000;
  if (Number.isNaN(ms)) return '';
  const iso = new Date(ms).toISOString();
  if (ms < FIRST_DAY) return iso.slice(11, iso.endsWith(':00.000Z') ? 16 : 19);
  return ms % DAY_MS === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

/**
 * A stored number without an exponent, and without the noise of binary fractions: `1E+05` is
 * 100000, `0.30000000000000004` is 0.3. Long whole numbers keep every digit.
 */
export function numberText(stored: string): string {
  const text = stored.trim();
  if (/^-?\d+$/.test(text)) return text;
  if (!/^-?\d*\.?\d+(?:e[+-]?\d{1,3})?$/i.test(text)) return text;
  const [mantissa = '', exponent = '0'] = Number(text)
    .toExponential(DIGITS - 1)
    .split('e');
  return placed(mantissa, Number(exponent));
}

/** A number of one digit, a point and more digits, with its point moved. */
function placed(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '') || '0';
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const rest = digits.slice(exponent + 1);
  return `${sign}${whole}${rest === '' ? '' : `.${rest}`}`;
}
