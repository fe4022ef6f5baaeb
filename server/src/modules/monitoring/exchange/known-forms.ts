import { Injectable } from '@nestjs/common';
import { executionRate, type MonitoringForm } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { groupBy } from '../../../platform/graphql/index.js';
import { judgedSheet } from '../application/judged-sheet.js';
import { MonitoringReads, type SheetRecord } from '../persistence/monitoring.reads.js';
import { type FormHeadRecord, SheetFormReads } from '../persistence/sheet-forms.reads.js';
import { SheetPartsReads } from '../persistence/sheet-parts.reads.js';

/** A stored sheet as its form has it, and what only the system asks of it. */
export interface KnownForm {
  readonly sheet: SheetRecord;
  readonly head: FormHeadRecord;
  readonly form: MonitoringForm;
}

const NATURES = new Map([
  ['NEW', '新增项目'],
  ['CONTINUING', '延续项目'],
]);

/** Sheets with everything that their forms print, in six questions, however many. */
@Injectable()
export class KnownForms {
  constructor(
    private readonly reads: MonitoringReads,
    private readonly parts: SheetPartsReads,
    private readonly forms: SheetFormReads,
  ) {}

  /** In the order of the ids; what the actor may not see is absent. */
  async of(ids: readonly string[], lock = false): Promise<KnownForm[]> {
    if (ids.length === 0) return [];
    const sheets = new Map((await this.reads.visible(currentActor(), ids, lock)).map((one) => [one.id, one]));
    const seen = [...sheets.keys()];
    const heads = new Map((await this.forms.heads(seen)).map((head) => [head.sheetId, head]));
    const rows = groupBy(await this.parts.rows(seen), ofSheet);
    const moneys = groupBy(await this.parts.moneys(seen), ofSheet);
    const tasks = groupBy(await this.parts.tasks(seen), ofSheet);
    const coverage = groupBy(await this.parts.coverage(seen), ofSheet);
    return ids.flatMap((id): KnownForm[] => {
      const sheet = sheets.get(id);
      const head = heads.get(id);
      if (!sheet || !head) return [];
      const own = rows.get(id) ?? [];
      const form: MonitoringForm = {
        ...sheet,
        ...printed(sheet, head),
        executionRate: executionRate(judgedSheet(sheet, own)),
        rows: own,
        moneys: moneys.get(id) ?? [],
        tasks: tasks.get(id) ?? [],
        coverage: coverage.get(id)?.[0] ?? null,
      };
      return [{ sheet, head, form }];
    });
  }
}

function printed(
  sheet: SheetRecord,
  head: FormHeadRecord,
): Pick<MonitoringForm, 'name' | 'code' | 'departmentName' | 'nature' | 'projectPeriod'> {
  return {
    name: sheet.objectName,
    code: head.code,
    departmentName: `[${head.unitCode}]${head.unitName}`,
    nature: NATURES.get(head.nature ?? '') ?? '',
    projectPeriod: head.startsOn || head.endsOn ? `${head.startsOn ?? ''} 至 ${head.endsOn ?? ''}` : '',
  };
}

const ofSheet = ({ sheetId }: { sheetId: string }): string => sheetId;
