import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type FullFrameworkRow, groupsOf, type FrameworkGroup, type Refusal, refusal } from '@jixiao/shared';
import { refused } from '../../../../platform/errors/index.js';
import { readTable, Sheets, type WorkbookModel } from '../../../../platform/exchange/index.js';
import { cellOf, FRAMEWORK_COLUMNS, readRow } from '../domain/framework-sheet.js';
import { Frameworks } from './frameworks.js';

export interface ReadFramework {
  rows: FullFrameworkRow[];
  /** Sums of its levels, to be kept where the weights are nested. */
  groups: FrameworkGroup[];
}

const MOST_ROWS = 60;

/** Frameworks as workbooks: out, and in again into the editor, where they are looked at before anything is saved. */
@Injectable()
export class FrameworkSheets {
  constructor(
    private readonly sheets: Sheets,
    private readonly frameworks: Frameworks,
  ) {}

  async export(id: string): Promise<{ name: string; bytes: Buffer }> {
    const framework = await this.frameworks.framework(id);
    const rows = await this.frameworks.rows(framework.id);
    return { name: framework.name, bytes: await this.sheets.write(workbook(framework.name, rows)) };
  }

  /** Everything that is wrong at once, each by its cell. @throws DomainError */
  async read(source: Readable): Promise<ReadFramework> {
    const table = readTable(await this.sheets.read(source), FRAMEWORK_COLUMNS);
    const found: Refusal[] = [...table.refusals];
    if (table.rows.length > MOST_ROWS)
      found.push(refusal('FRAMEWORK_ROWS', { ruleId: 'FW-03', field: 'file', params: { most: MOST_ROWS } }));
    const rows = table.rows.map(({ text, at }) => {
      const { row, unknown } = readRow(text);
      for (const key of unknown)
        found.push(
          refusal('FRAMEWORK_WORD', { ruleId: 'FW-03', field: at(key), params: { cell: at(key), value: text(key) } }),
        );
      return row;
    });
    if (found.length > 0) throw refused(found);
    return { rows, groups: groupsOf(rows) };
  }
}

function workbook(name: string, rows: readonly FullFrameworkRow[]): WorkbookModel {
  return {
    sheets: [
      {
        name: '指标体系',
        columnWidths: FRAMEWORK_COLUMNS.map(({ width }) => width),
        frozenRows: 2,
        isLandscape: true,
        rows: [
          { height: 28, cells: [{ text: name, style: 'TITLE' }] },
          { height: 24, cells: FRAMEWORK_COLUMNS.map(({ captions }) => ({ text: captions[0], style: 'HEAD' })) },
          ...rows.map((row) => ({
            cells: FRAMEWORK_COLUMNS.map(({ key }) =>
              key === 'weight'
                ? { number: row.weight, style: 'NUMBER' as const }
                : { text: cellOf(row, key), style: 'TEXT' as const },
            ),
          })),
        ],
      },
    ],
  };
}
