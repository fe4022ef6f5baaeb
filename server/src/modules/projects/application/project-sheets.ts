import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import type { Readable } from 'node:stream';
import { type Refusal, refusal } from '@jixiao/shared';
import { refused } from '../../../platform/errors/index.js';
import {
  type PreviewLine,
  previewOf,
  readDate,
  readTable,
  Sheets,
  type TableRow,
  type WorkbookModel,
} from '../../../platform/exchange/index.js';
import { SHEET_CHOICES, SHEET_COLUMNS } from '../domain/project-sheet.js';
import type { ProjectFilter, SheetLine } from '../persistence/project.records.js';
import { ProjectReads } from '../persistence/project.reads.js';
import { ProjectImport, type ProjectToImport } from './project-import.js';

export interface SheetOutcome {
  readonly created: number;
  /** Codes that stand already and were left as they are. */
  readonly present: readonly string[];
  /** Amount of the new projects, yuan. */
  readonly amount: string;
  readonly preview: readonly PreviewLine[];
}

interface PlacedProject extends ProjectToImport {
  readonly rows: readonly TableRow[];
}

/** The project sheet: template, export, and the way in. One row is one funding line; a project takes as many as it has. */
@Injectable()
export class ProjectSheets {
  constructor(
    private readonly sheets: Sheets,
    private readonly reads: ProjectReads,
    private readonly importer: ProjectImport,
  ) {}

  template(): Promise<Buffer> {
    return this.sheets.write(workbook([]));
  }

  async export(filter: ProjectFilter): Promise<Buffer> {
    return this.sheets.write(workbook(await this.reads.sheetLines(filter)));
  }

  /**
   * All of the sheet or nothing. Every fault is named by its cell.
   *
   * @param enter false to look only: the answer is the same, nothing is written
   */
  async import(year: number, file: Readable, enter: boolean): Promise<SheetOutcome> {
    if ((await this.reads.sourceOf(year)) === 'EXTERNAL')
      throw refused([refusal('PROJECTS_KEPT_ELSEWHERE', { params: { year }, wayOut: 'CHANGE_IN_BUDGET_SYSTEM' })]);
    const table = readTable(await this.sheets.read(file), SHEET_COLUMNS);
    const refusals = [...table.refusals];
    const inWan = table.captionOf('amount')?.includes('万元') ?? false;
    const projects = gather(table.rows, year, inWan, refusals);
    const isReadable = refusals.length === 0;
    if (!isReadable && projects.length === 0) throw refused(refusals);
    const outcome = await this.importer.run(projects, 'LOCAL', enter && isReadable);
    const unread = new Set(refusals.map(({ field }) => field));
    // A cell that could not be read says so once; its emptiness is no second fault.
    refusals.push(...outcome.refusals.map((one) => inSheet(one, projects)).filter(({ field }) => !unread.has(field)));
    if (refusals.length > 0) throw refused(refusals);
    const present = new Set(outcome.present);
    const fresh = projects.filter(({ code }) => !present.has(code));
    return {
      created: outcome.created.length,
      present: outcome.present,
      amount: Decimal.sum(0, ...fresh.flatMap(({ fundingLines }) => fundingLines.map(({ amount }) => amount))).toFixed(
        2,
      ),
      preview: previewOf(
        projects.map(({ code, name }) => ({ code, name, outcome: present.has(code) ? 'UNCHANGED' : 'CREATED' })),
      ),
    };
  }
}

/** Rows of one code are one project; what is said of the project must be the same in each of them. */
function gather(rows: readonly TableRow[], year: number, inWan: boolean, refusals: Refusal[]): PlacedProject[] {
  const byCode = new Map<string, TableRow[]>();
  for (const row of rows) {
    const same = byCode.get(row.text('code'));
    if (same && row.text('code') !== '') same.push(row);
    else byCode.set(row.text('code') || `row ${row.row}`, [row]);
  }
  return [...byCode.values()].map((lines) => {
    const first = lines[0]!;
    for (const line of lines.slice(1)) {
      for (const key of ['name', 'agencyCode', 'category', 'nature', 'startsOn', 'endsOn']) {
        if (line.text(key) !== '' && line.text(key) !== first.text(key)) {
          const cell = line.at(key);
          refusals.push(refusal('SHEET_DIFFERS', { field: cell, params: { cell, row: first.row } }));
        }
      }
    }
    return {
      rows: lines,
      budgetYear: year,
      code: first.text('code'),
      name: first.text('name'),
      agencyCode: first.text('agencyCode'),
      category: choice(first, 'category', refusals),
      nature: choice(first, 'nature', refusals),
      responsiblePerson: first.text('responsiblePerson').slice(0, 60) || null,
      overview: first.text('overview').slice(0, 2_000) || null,
      startsOn: date(first, 'startsOn', refusals),
      endsOn: date(first, 'endsOn', refusals),
      fundingLines: lines.map((line) => ({
        fundKind: choice(line, 'fundKind', refusals),
        fundSource: choice(line, 'fundSource', refusals),
        amount: inWan ? yuanOf(line.text('amount')) : line.text('amount').replaceAll(',', ''),
      })),
    };
  });
}

/** 万元 as typed to yuan as text; what is no number stays as it is and is refused by the rule for amounts. */
function yuanOf(text: string): string {
  const bare = text.replaceAll(',', '');
  return /^-?\d+(\.\d+)?$/.test(bare) ? new Decimal(bare).times(10_000).toFixed() : bare;
}

function choice(row: TableRow, key: string, refusals: Refusal[]): string {
  const words = SHEET_CHOICES[key]!;
  const value = row.text(key);
  const code = Object.keys(words).find((one) => words[one] === value || one === value);
  if (code) return code;
  const cell = row.at(key);
  refusals.push(
    refusal('SHEET_CHOICE', { field: cell, params: { cell, value, choices: Object.values(words).join('、') } }),
  );
  return '';
}

function date(row: TableRow, key: string, refusals: Refusal[]): string | null {
  const value = row.text(key);
  if (value === '') return null;
  const read = readDate(value);
  const cell = row.at(key);
  if (!read) refusals.push(refusal('SHEET_DATE', { field: cell, params: { cell, value } }));
  return read;
}

/** `rows[3].fundingLines[1].amount` said of the cell that it came from. */
function inSheet(found: Refusal, projects: readonly PlacedProject[]): Refusal {
  const [, index, line, name] = /^rows\[(\d+)\]\.(?:fundingLines\[(\d+)\]\.)?(\w+)/.exec(found.field ?? '') ?? [];
  const row = projects[Number(index)]?.rows[Number(line ?? 0)];
  if (!row || !name) return found;
  const known = SHEET_COLUMNS.some(({ key }) => key === name) ? name : 'amount';
  return { ...found, field: row.at(known), params: { ...found.params, cell: row.at(known) } };
}

function workbook(lines: readonly SheetLine[]): WorkbookModel {
  return {
    sheets: [
      {
        name: '项目',
        columnWidths: SHEET_COLUMNS.map(({ width }) => width),
        frozenRows: 1,
        isLandscape: true,
        rows: [
          { height: 24, cells: SHEET_COLUMNS.map(({ captions }) => ({ text: captions[0], style: 'HEAD' as const })) },
          ...lines.map((line) => ({
            cells: SHEET_COLUMNS.map(({ key }) =>
              key === 'amount'
                ? { number: line.amount, style: 'MONEY' as const }
                : { text: SHEET_CHOICES[key]?.[line[key] ?? ''] ?? line[key], style: 'TEXT' as const },
            ),
          })),
        ],
      },
      {
        name: '填写说明',
        columnWidths: [20, 80],
        rows: Object.entries(SHEET_CHOICES).map(([key, words]) => ({
          cells: [
            { text: SHEET_COLUMNS.find((column) => column.key === key)!.captions[0], style: 'HEAD' as const },
            { text: Object.values(words).join('、'), style: 'TEXT' as const },
          ],
        })),
      },
    ],
  };
}
