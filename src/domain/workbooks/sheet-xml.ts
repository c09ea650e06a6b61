// Prepares the XML of sheets. Numbers that a sheet shows with zeros become texts: 00123 is stored as
// 123 with the format 00000. Cells that only have a style are left out, because whole rows of them
// reach to the last column.
import type { XmlFiles } from './unpack';
import { WorkbookError } from './workbook-error';

/** Digits and nothing else, at least one of them a zero in front. */
const PADDED = /^0{2,20}$/;
const FORMAT = /<numFmt\b[^<>]*>/g;
const STYLES = /<cellXfs\b[\s\S]*?<\/cellXfs>/;
const STYLE = /<xf\b[^<>]*>/g;
const CELL = /<c\b([^<>]*)>\s*<v>(\d{1,20})<\/v>\s*<\/c>/g;

const EMPTY_CELL = /<c\b[^<>]*\/>/g;
const EMPTY_ROW = /<row\b[^<>]*(?:\/>|>\s*<\/row>)/g;
/** Beyond column ZZ or line 200,000. The cells before it would fill the memory. */
const FAR = /\sr="(?:[A-Z]{3,}\d+|[A-Z]*(?:[2-9]\d{5}|\d{7,}))"/;

const attributeOf = (tag: string, name: string) =>
  new RegExp(String.raw`\s${name}="([^"]{0,80})"`).exec(tag)?.[1];

/** Changes `files`. Throws WorkbookError. */
export function prepareSheets(files: XmlFiles): void {
  const widths = widthsOf(files);
  for (const [path, bytes] of Object.entries(files)) {
    if (!/^xl\/worksheets\//i.test(path)) continue;
    const lean = Buffer.from(bytes).toString('utf8').replace(EMPTY_CELL, '').replace(EMPTY_ROW, '');
    if (FAR.test(lean)) throw new WorkbookError('tooLarge');
    files[path] = Buffer.from(widths.size === 0 ? lean : withZeros(lean, widths));
  }
}

function withZeros(xml: string, widths: ReadonlyMap<string, number>): string {
  return xml.replace(CELL, (cell, attributes: string, digits: string) => {
    const width = widths.get(attributeOf(attributes, 's') ?? '');
    const type = attributeOf(attributes, 't') ?? 'n';
    if (width === undefined || type !== 'n') return cell;
    const rest = attributes.replace(/\st="n"/, '');
    return `<c${rest} t="str"><v>${digits.padStart(width, '0')}</v></c>`;
  });
}

/** How many digits a style shows at least, by its number as cells name it. */
function widthsOf(files: XmlFiles): ReadonlyMap<string, number> {
  const styles = Buffer.from(files['xl/styles.xml'] ?? []).toString('utf8');
  const formats = new Map(
    [...styles.matchAll(FORMAT)].flatMap(([tag]) => {
      const code = attributeOf(tag, 'formatCode') ?? '';
      return PADDED.test(code) ? [[attributeOf(tag, 'numFmtId'), code.length] as const] : [];
    }),
  );
  if (formats.size === 0) return new Map();
  const all = STYLES.exec(styles)?.[0].match(STYLE) ?? [];
  return new Map(
    all.flatMap((tag, at) => {
      const width = formats.get(attributeOf(tag, 'numFmtId'));
      return width === undefined ? [] : [[String(at), width] as const];
    }),
  );
}
