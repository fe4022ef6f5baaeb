import { Injectable } from '@nestjs/common';
import { Sheets, type WorkbookModel } from '../../../../platform/exchange/index.js';
import { DIRECTION_WORDS, GUIDE_ROWS, LEVEL1_WORDS, LEVEL2_WORDS, LIBRARY_COLUMNS } from '../domain/library-sheet.js';
import { LibraryReads } from '../persistence/library.reads.js';
import type { LibraryFilter, LibraryRecord, StandardRecord } from '../persistence/library.records.js';

/** More rows than a sheet that is read may have are not written either. */
const MOST_ROWS = 50_000;
const SIGNS = Object.fromEntries(
  Object.entries(DIRECTION_WORDS)
    .map(([sign, code]) => [code, sign])
    .reverse(),
);

/** The library as a sheet: blank, and filled with exactly what a list shows. */
@Injectable()
export class LibrarySheets {
  constructor(
    private readonly sheets: Sheets,
    private readonly reads: LibraryReads,
  ) {}

  template(): Promise<Buffer> {
    return this.sheets.write(workbook([], new Map()));
  }

  async export(filter: LibraryFilter): Promise<Buffer> {
    const rows = await this.reads.page(filter, MOST_ROWS - 1, null);
    const standards = new Map<string, StandardRecord[]>();
    for (const one of await this.reads.standards(rows.map(({ id }) => id))) {
      standards.set(one.indicatorId, [...(standards.get(one.indicatorId) ?? []), one]);
    }
    return this.sheets.write(workbook(rows, standards));
  }
}

function cellText(row: LibraryRecord, standards: readonly StandardRecord[], key: string): string | null {
  switch (key) {
    case 'purpose':
      return row.projectTypes.join('、');
    case 'keywords':
      return row.keywords.join('、');
    case 'level1':
      return LEVEL1_WORDS[row.level1] ?? row.level1;
    case 'level2':
      return LEVEL2_WORDS[row.level2] ?? row.level2;
    case 'direction':
      return SIGNS[row.direction] ?? null;
    case 'PLAN':
    case 'HISTORICAL':
    case 'INDUSTRY':
    case 'EXPENDITURE':
    case 'OTHER': {
      const found = standards.find(({ kind }) => kind === key);
      if (!found) return null;
      return found.value === null ? found.valueText : `${SIGNS[found.direction] ?? ''}${found.value}${row.unit ?? ''}`;
    }
    default:
      return (row as unknown as Record<string, string | null>)[key] ?? null;
  }
}

function workbook(rows: readonly LibraryRecord[], standards: ReadonlyMap<string, StandardRecord[]>): WorkbookModel {
  const text = (value: string | null) => ({ text: value, style: 'TEXT' as const });
  const head = (value: string) => ({ text: value, style: 'HEAD' as const });
  return {
    sheets: [
      {
        name: '指标库',
        columnWidths: LIBRARY_COLUMNS.map(({ width }) => width),
        frozenRows: 1,
        isLandscape: true,
        rows: [
          { height: 24, cells: LIBRARY_COLUMNS.map(({ captions }) => head(captions[0])) },
          ...rows.map((row) => ({
            cells: LIBRARY_COLUMNS.map(({ key }) => text(cellText(row, standards.get(row.id) ?? [], key))),
          })),
        ],
      },
      {
        name: '填写说明',
        columnWidths: [20, 50, 40, 60],
        frozenRows: 1,
        rows: [
          { height: 24, cells: ['二级指标', '解释', '公式', '示例'].map(head) },
          ...GUIDE_ROWS.map((row) => ({ cells: row.map((value) => text(value)) })),
        ],
      },
    ],
  };
}
