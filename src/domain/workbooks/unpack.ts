// Unpacks a workbook, which is a zip of XML files. Only the files that hold cells are unpacked, and
// only up to a size, so that a small file cannot fill the memory.
import { unzipSync, zipSync } from 'fflate';
import { WorkbookError } from './workbook-error';

/** Some 50,000 rows of ten columns take about 40 MB. */
const MOST_UNPACKED = 200 * 2 ** 20;
const MOST_FILES = 500;
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/)?workbook\.xml(?:\.rels)?|xl\/(?:sharedStrings|styles)\d*\.xml|xl\/worksheets\/[^/]+\.xml)$/i;

export type XmlFiles = Record<string, Uint8Array>;

/** Throws WorkbookError. */
export function unpacked(bytes: Uint8Array): XmlFiles {
  let [size, count] = [0, 0];
  try {
    const files = unzipSync(bytes, {
      // Never writes more than the size that the archive states.
      filter({ name, originalSize }) {
        if (!NEEDED.test(name)) return false;
        [size, count] = [size + originalSize, count + 1];
        if (size > MOST_UNPACKED || count > MOST_FILES) throw new WorkbookError('tooLarge');
        return true;
      },
    });
    if (!files['xl/workbook.xml']) throw new WorkbookError('otherFormat');
    return files;
  } catch (error) {
    throw error instanceof WorkbookError ? error : new WorkbookError('broken');
  }
}

/** The files as an archive again, which takes no time because nothing is compressed. */
export function packed(files: XmlFiles): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = zipSync(files, { level: 0 });
  return buffer.slice(byteOffset, byteOffset + byteLength);
}
