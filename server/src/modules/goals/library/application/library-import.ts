import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { canonicalJson, type LibraryContent, libraryLevel1, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { refused } from '../../../../platform/errors/index.js';
import { type PreviewLine, previewOf, readTable, Sheets, type TableRow } from '../../../../platform/exchange/index.js';
import {
  DIRECTION_WORDS,
  level2Of,
  LEVEL2_WORDS,
  LIBRARY_COLUMNS,
  readStandard,
  STANDARD_COLUMNS,
} from '../domain/library-sheet.js';
import { LibraryReads } from '../persistence/library.reads.js';
import type { LibraryRecord } from '../persistence/library.records.js';
import { columnsOf, LibraryWrites, type StandardToWrite } from '../persistence/library.writes.js';
import { LIBRARY_TABLE } from './library-binding.js';
import { libraryCode } from './library-code.js';
import { EMPTY } from './save-library.js';

export interface LibraryOutcome {
  readonly created: number;
  /** Drafts changed, and new versions of indicators that stand. */
  readonly changed: number;
  /** Codes that stand already and say the same, or are in review or retired and were left as they are. */
  readonly present: readonly string[];
  readonly preview: readonly PreviewLine[];
}

interface PlacedRow {
  readonly code: string;
  readonly content: LibraryContent;
  readonly standards: readonly Omit<StandardToWrite, 'indicatorId'>[];
}

/** A library from a sheet: everything read and reported first, then entered as drafts that somebody else admits. */
@Injectable()
export class LibraryImport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sheets: Sheets,
    private readonly reads: LibraryReads,
    private readonly writes: LibraryWrites,
    private readonly audit: AuditService,
  ) {}

  /**
   * All of the sheet or nothing. Every fault is named by its cell.
   *
   * @param enter false to look only: the answer is the same, nothing is written
   */
  async run(file: Readable, enter: boolean): Promise<LibraryOutcome> {
    const table = readTable(await this.sheets.read(file), LIBRARY_COLUMNS);
    const refusals = [...table.refusals];
    const rows = table.rows.map((row) => placed(row, refusals));
    const first = new Map<string, number>();
    rows.forEach(({ code }, index) => {
      const before = first.get(code);
      if (before === undefined) first.set(code, index);
      else {
        const cell = table.rows[index]!.at('name');
        refusals.push(refusal('SHEET_TWICE', { field: cell, params: { cell, row: table.rows[before]!.row } }));
      }
    });
    if (refusals.length > 0) throw refused(refusals);
    return this.uow.write(() => this.enter(rows, enter));
  }

  private async enter(rows: readonly PlacedRow[], enter: boolean): Promise<LibraryOutcome> {
    const present = new Map(
      (await this.reads.newestByCode(rows.map(({ code }) => code))).map((one) => [one.code, one]),
    );
    const fresh = rows.filter(({ code }) => !present.has(code));
    const changed = rows.filter((row) => {
      const known = present.get(row.code);
      return known && ['DRAFT', 'ADMITTED'].includes(known.state) && !same(known, row.content);
    });
    if (enter) {
      await this.create(fresh);
      await this.change(changed, present);
    }
    const created = new Set(fresh);
    const touched = new Set([...fresh, ...changed].map(({ code }) => code));
    return {
      preview: previewOf(
        rows.map((row) => ({
          code: row.code,
          name: row.content.name,
          outcome: created.has(row) ? 'CREATED' : touched.has(row.code) ? 'CHANGED' : 'UNCHANGED',
        })),
      ),
      created: fresh.length,
      changed: changed.length,
      present: rows.filter(({ code }) => !touched.has(code)).map(({ code }) => code),
    };
  }

  private async create(rows: readonly PlacedRow[]): Promise<void> {
    const placedRows = rows.map((row) => ({ ...row, id: newId() }));
    await this.writes.indicators(
      placedRows.map(({ id, code }) => ({
        id,
        code,
        origin: 'INDUSTRY',
        originKind: 'SHEET',
        originId: null,
        originTitle: null,
      })),
    );
    const { agencyId } = currentActor();
    const versionIds = await this.writes.versions(
      placedRows.map(({ id, content }) => ({ indicatorId: id, versionNo: 1, content, changeReason: null, agencyId })),
    );
    await this.writes.standards(
      placedRows.flatMap(({ id, standards }) => standards.map((one) => ({ ...one, indicatorId: id }))),
    );
    this.audit.recordAll(
      placedRows.map(({ content, code }, index) => ({
        entity: LIBRARY_TABLE,
        entityId: versionIds[index]!,
        action: 'imported',
        fields: { name: content.name, code },
      })),
    );
  }

  private async change(rows: readonly PlacedRow[], present: ReadonlyMap<string, LibraryRecord>): Promise<void> {
    const { jurisdictionId, agencyId } = currentActor();
    const known = rows.map((row) => ({ row, record: present.get(row.code)! }));
    for (const { row, record } of known.filter((one) => one.record.state === 'DRAFT')) {
      const columns = columnsOf(merged(record, row.content));
      await updateVersioned(this.uow, LIBRARY_TABLE, jurisdictionId, record.versionId, record.version, columns);
    }
    await this.writes.versions(
      known
        .filter(({ record }) => record.state === 'ADMITTED')
        .map(({ row, record }) => ({
          indicatorId: record.id,
          versionNo: record.versionNo + 1,
          content: merged(record, row.content),
          changeReason: '导入',
          agencyId,
        })),
    );
    this.audit.recordAll(
      known.map(({ row, record }) => ({
        entity: LIBRARY_TABLE,
        entityId: record.versionId,
        action: 'imported',
        fields: { name: row.content.name, code: row.code },
      })),
    );
  }
}

/** What the sheet does not carry stays as it is in the library. */
const CARRIED = ['level1', 'level2', 'name', 'industry', 'field', 'projectTypes', 'definition', 'unit', 'direction', 'keywords', 'formula', 'example'] as const; // prettier-ignore

const carried = (content: LibraryContent): string =>
  canonicalJson(Object.fromEntries(CARRIED.map((key) => [key, content[key]])));

function same(known: LibraryContent, read: LibraryContent): boolean {
  return carried(known) === carried(merged(known, read));
}

/** Columns that a sheet leaves empty or does not have say nothing against what is known. */
function merged(known: LibraryContent, read: LibraryContent): LibraryContent {
  const filled = CARRIED.filter((key) => {
    const value = read[key];
    return Array.isArray(value) ? value.length > 0 : value !== null;
  });
  return { ...known, ...Object.fromEntries(filled.map((key) => [key, read[key]])) };
}

function placed(row: TableRow, refusals: Refusal[]): PlacedRow {
  const say = (code: string, key: string, params: Refusal['params'] = {}): void => {
    const cell = row.at(key);
    refusals.push(refusal(code, { field: cell, params: { cell, ...params } }));
  };
  const level2 = level2Of(row.text('level2'));
  if (!level2)
    say('SHEET_CHOICE', 'level2', { value: row.text('level2'), choices: Object.values(LEVEL2_WORDS).join('、') });
  for (const key of ['name', 'industry', 'definition']) if (row.text(key) === '') say('SHEET_CELL_EMPTY', key);
  for (const [key, most] of [
    ['name', 200],
    ['definition', 2000],
    ['formula', 500],
    ['example', 1000],
  ] as const) {
    if (row.text(key).length > most) say('SHEET_TEXT_LONG', key, { most });
  }
  const sign = row.text('direction').normalize('NFKC');
  const direction = sign === '' ? null : (DIRECTION_WORDS[sign] ?? null);
  if (sign !== '' && !direction) say('SHEET_CHOICE', 'direction', { value: sign, choices: '≥、≤、=、定性' });
  const read = STANDARD_COLUMNS.filter((kind) => row.text(kind) !== '').map((kind) => ({
    kind,
    text: row.text(kind),
    ...readStandard(row.text(kind)),
  }));
  const found = read.find((one) => one.direction !== null);
  const content: LibraryContent = {
    ...EMPTY,
    level1: libraryLevel1(level2 ?? '') ?? '',
    level2: level2 ?? '',
    name: row.text('name'),
    industry: row.text('industry') || null,
    field: row.text('field') || null,
    projectTypes: words(row.text('purpose')),
    definition: row.text('definition') || null,
    formula: row.text('formula') || null,
    example: row.text('example') || null,
    unit: row.text('unit') || (read.find(({ unit }) => unit !== null)?.unit ?? null),
    direction: direction ?? found?.direction ?? 'GE',
    keywords: words(row.text('keywords')),
  };
  return {
    code: row.text('code') || libraryCode(content),
    content,
    standards: read.map((one) => ({
      kind: one.kind,
      value: one.value,
      valueText: one.value === null ? one.text.slice(0, 200) : null,
      year: null,
      region: null,
      direction: one.direction ?? (content.direction === 'LE' ? 'LE' : 'GE'),
      tolerance: null,
      source: null,
    })),
  };
}

const words = (text: string): string[] =>
  [...new Set(text.split(/[,，、;；\s]+/).filter((word) => word !== ''))].slice(0, 20);
