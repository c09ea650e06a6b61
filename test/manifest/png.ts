// Reads the parts of a PNG that the icon tests need: its size and every pixel. Eight bits a
// channel, with or without alpha, not interlaced: as Chromium writes them.
import { inflateSync } from 'node:zlib';

export interface Png {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel, row by row. */
  readonly pixels: readonly (readonly [number, number, number, number])[];
}

const SIGNATURE = '89504e470d0a1a0a';
/** Bytes a pixel by colour type: RGB, RGBA. */
const BYTES_OF: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

export function readPng(file: Buffer): Png {
  if (file.subarray(0, 8).toString('hex') !== SIGNATURE) throw new Error('no PNG');
  const chunks = chunksOf(file);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colour = 0, ...rest] = header.subarray(8, 13);
  const bytes = BYTES_OF[colour];
  if (depth !== 8 || !bytes || rest.join() !== '0,0,0')
    throw new Error('another kind of PNG than Chromium writes');
  const packed = inflateSync(
    Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : []))),
  );
  const rows = unfiltered(packed, width, height, bytes);
  const pixels = Array.from({ length: width * height }, (_, at) => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = rows.subarray(
      at * bytes,
      at * bytes + bytes,
    );
    return [red, green, blue, alpha] as const;
  });
  return { width, height, pixels };
}

function chunksOf(file: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.push({
      type: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

/** Undoes each row's filter (PNG specification, 9.2). */
function unfiltered(packed: Buffer, width: number, height: number, bytes: number): Buffer {
  const rowBytes = width * bytes;
  const rows = Buffer.alloc(rowBytes * height);
  for (let row = 0; row < height; row += 1) {
    const filter = packed[row * (rowBytes + 1)];
    for (let column = 0; column < rowBytes; column += 1) {
      const at = row * rowBytes + column;
      const left = column >= bytes ? (rows[at - bytes] ?? 0) : 0;
      const up = row > 0 ? (rows[at - rowBytes] ?? 0) : 0;
      const upLeft = row > 0 && column >= bytes ? (rows[at - rowBytes - bytes] ?? 0) : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter ?? 0] ?? 0;
      rows[at] = ((packed[row * (rowBytes + 1) + 1 + column] ?? 0) + predicted) & 0xff;
    }
  }
  return rows;
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [
    Math.abs(guess - left),
    Math.abs(guess - up),
    Math.abs(guess - upLeft),
  ];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
