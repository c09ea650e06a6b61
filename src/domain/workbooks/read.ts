// Reads a workbook: the first sheet that has cells, as rows of text.
import readXlsxFile from 'read-excel-file/universal';
import { type CellValue, cellText, numberText } from './cell-text';
import { prepareSheets } from './sheet-xml';
import { packed, unpacked } from './unpack';
import { WorkbookError } from './workbook-error';

export interface Workbook {
  /** The name of the sheet that was read. */
  readonly sheet: string;
  /** How many sheets have cells. */
  readonly filled: number;
  readonly rows: readonly (readonly string[])[];
}

/** Throws WorkbookError. */
export async function readHere(bytes: Uint8Array): Promise<Workbook> {
  const files = unpacked(bytes);
  prepareSheets(files);
  const sheets = await sheetsOf(packed(files));
  const filled = sheets.filter(({ data }) => data.some((row) => row.some(isFilled)));
  const [first] = filled;
  if (!first) throw new WorkbookError('empty');
  const rows = first.data.map((row) => row.map(cellText));
  return { sheet: first.sheet, filled: filled.length, rows };
}

const isFilled = (value: CellValue) => value !== null && cellText(value).trim() !== '';

interface Sheet {
  readonly sheet: string;
  readonly data: readonly (readonly CellValue[])[];
}

async function sheetsOf(archive: ArrayBuffer): Promise<readonly Sheet[]> {
  try {
    // The package types dates as the constructor of Date.
    return (await readXlsxFile(archive, { parseNumber: numberText })) as unknown as Sheet[];
  } catch {
    throw new WorkbookError('broken');
  }
}
