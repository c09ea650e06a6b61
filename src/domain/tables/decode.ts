// Reads the bytes of a text file: UTF-8 or UTF-16, with or without a byte-order mark, or
// Windows-1252 as Excel writes it on Windows.
import { isUtf8 } from 'node:buffer';
import type { TableWarning } from './shapes';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** What the preview should say. */
  readonly notes: readonly TableWarning[];
}

/** Enough to see in which half of each pair the zeros of UTF-16 stand. */
const LOOKED_AT = 4_000;

export function decodeTable(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const isAscii = !/[^\n\r\t -~]/.test(text);
  const isGuess = encoding === 'windows-1252' && !isAscii;
  return {
    text,
    encoding,
    notes: isGuess ? [{ line: 1, problem: 'encoding', value: 'Windows-1252' }] : [],
  };
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const seen = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  for (const [at, byte] of seen.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) > seen.length / 5) return odd > even ? 'utf-16le' : 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}
