import { Sheets } from '../../../src/platform/exchange/index.js';
import type { SecurityNotices } from '../../../src/platform/security/index.js';
import { type Part, workbookParts, zip } from './zip.js';

const sheets = new Sheets({ secretMark: () => Promise.resolve() } as unknown as SecurityNotices);
const text = (value: string): string =>
  `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${value}</t></is></c></row></sheetData>`;
const book = (sheet: string, ...extra: Part[]): Buffer => zip(workbookParts(sheet, extra));
const without = (name: string): Part[] => workbookParts(text('x')).filter((part) => part.name !== name);
const ole = (inside: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(inside, 'utf16le')]);
const rows = (count: number): string =>
  `<sheetData>${Array.from({ length: count }, (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c></row>`).join('')}</sheetData>`;

const refused = async (bytes: Buffer): Promise<{ code: string; params: Record<string, unknown> }> => {
  try {
    await sheets.open(bytes);
  } catch (error) {
    return (error as { refusals: { code: string; params: Record<string, unknown> }[] }).refusals[0]!;
  }
  throw new Error('The file was read');
};

it('the smallest honest workbook is read', async () => {
  expect((await sheets.open(book(text('好')))).sheets[0]!.rows[0]!.cells[1]).toBe('好');
});

it('every sheet of a workbook is read to its last character, whether it arrives in one piece or not', async () => {
  const word = (sheet: number, row: number): string => `第${sheet}张第${row}行：说明文字`;
  for (const count of [1, 8, 10, 25, 40, 300]) {
    const bytes = await sheets.write({
      sheets: Array.from({ length: count }, (_, sheet) => ({
        name: `示例表${sheet}`,
        columnWidths: [20],
        rows: Array.from({ length: 30 }, (_row, row) => ({
          cells: [{ text: word(sheet, row), style: 'TEXT' as const }],
        })),
      })),
    });
    const read = await sheets.open(bytes);
    expect(read.sheets.map(({ name, rows: own }) => [name, own.map(({ cells }) => cells[1])])).toEqual(
      Array.from({ length: count }, (_, sheet) => [
        `示例表${sheet}`,
        Array.from({ length: 30 }, (_row, row) => word(sheet, row)),
      ]),
    );
  }
});

it.each<[string, () => Buffer, string]>([
  [
    'D45: a merge over every column',
    () => book(`${text('x')}<mergeCells><mergeCell ref="A1:XFD20000"/></mergeCells>`),
    'FILE_STRUCTURE',
  ],
  [
    'D46: a validation over seventy million cells',
    () => book(`${text('x')}<dataValidations><dataValidation type="list" sqref="A1:ZZ100000"/></dataValidations>`),
    'FILE_TOO_LARGE_UNPACKED',
  ],
  [
    'D46: a cell in the last corner',
    () => book('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    'FILE_LIMIT',
  ],
  ['D46: a string of thirty million letters', () => book(text('A'.repeat(30_000_000))), 'FILE_TOO_LARGE_UNPACKED'],
  [
    'D15: a cell beyond 32,000 letters',
    () => book(text(Array.from({ length: 7_000 }, (_, n) => `${n} `).join(''))),
    'FILE_TOO_LARGE_UNPACKED',
  ],
  [
    'D47: an archive inside',
    () => book(text('x'), { name: 'xl/media/a.zip', content: zip(workbookParts(text('y'))) }),
    'FILE_STRUCTURE',
  ],
  [
    'D47: a header that lies about the size',
    () => book(text('A'.repeat(30_000_000)), { name: 'xl/a.xml', content: 'A'.repeat(9_000_000), claims: 10 }),
    'FILE_TOO_LARGE_UNPACKED',
  ],
  [
    'D47: ten thousand entries',
    () =>
      zip([
        ...Array.from({ length: 10_000 }, (_, n) => ({ name: `xl/m/${n}.bin`, content: '' })),
        ...workbookParts(text('x')),
      ]),
    'FILE_TOO_LARGE_UNPACKED',
  ],
  [
    'D48: a document type',
    () =>
      zip([
        ...without('xl/workbook.xml'),
        { name: 'xl/workbook.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' },
      ]),
    'FILE_STRUCTURE',
  ],
  ['D49: a path upwards', () => book(text('x'), { name: '../../x', content: 'y' }), 'FILE_STRUCTURE'],
  ['D49: an absolute path', () => book(text('x'), { name: '/etc/x', content: 'y' }), 'FILE_STRUCTURE'],
  ['D49: a link', () => book(text('x'), { name: 'xl/link', content: '/etc/passwd', isLink: true }), 'FILE_STRUCTURE'],
  ['D49: one name twice', () => book(text('x'), { name: 'xl/workbook.xml', content: '<a/>' }), 'FILE_STRUCTURE'],
  ['D50: an old .xls', () => ole('Workbook'), 'FILE_TYPE'],
  ['D50: an encrypted workbook', () => ole('EncryptedPackage'), 'FILE_TYPE'],
  ['D50: macros', () => book(text('x'), { name: 'xl/vbaProject.bin', content: 'x' }), 'FILE_TYPE'],
  ['D50, D51: a .csv by another name', () => Buffer.from('项目代码,项目名称\n'), 'FILE_TYPE'],
  ['D50: a page by another name', () => Buffer.from('<html><table></table></html>'), 'FILE_TYPE'],
  ['D50: a program by another name', () => Buffer.from('MZ\x90\x00'), 'FILE_TYPE'],
  ['D50: cut off', () => book(text('x')).subarray(0, 700), 'FILE_STRUCTURE'],
  [
    'D55: a link to another workbook',
    () => book(text('x'), { name: 'xl/externalLinks/externalLink1.xml', content: '<a/>' }),
    'FILE_STRUCTURE',
  ],
  ['D64: 50,001 rows', () => book(rows(50_001)), 'FILE_LIMIT'],
  ['D64: 201 columns', () => book('<sheetData><row r="1"><c r="GS1"><v>1</v></c></row></sheetData>'), 'FILE_LIMIT'],
])('%s', async (_title, make, code) => {
  expect((await refused(make())).code).toBe(code);
});

it('D50: the real type is named', async () => {
  expect((await refused(ole('EncryptedPackage'))).params).toEqual({ found: 'encrypted' });
});

it('D64: the limit is stated', async () => {
  expect((await refused(book(rows(50_001)))).params).toEqual({ what: 'rows', limit: 50_000 });
});

it('a cell without a place is the file’s fault, not ours', async () => {
  const bytes = book('<sheetData><row r="1"><c><v>1</v></c></row></sheetData>');
  await sheets.open(bytes).catch((error: { refusals: { code: string }[] }) => {
    expect(error.refusals[0]!.code).toBe('FILE_STRUCTURE');
  });
});
