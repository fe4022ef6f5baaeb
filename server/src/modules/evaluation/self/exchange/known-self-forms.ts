import { Injectable } from '@nestjs/common';
import type { GradeScale, SelfForm } from '@jixiao/shared';
import { OrganizationsApi } from '../../../organizations/index.js';
import { rulesOfSheet } from '../application/rules-of-sheet.js';
import type { StoredSheet } from '../application/sheet-draft.js';
import { StoredSheets } from '../application/stored-sheets.js';
import { type SelfFormHead, SelfFormReads } from '../persistence/self-forms.reads.js';

/** A stored sheet as its form has it, and what only the system asks of it. */
export interface KnownSelfForm {
  readonly stored: StoredSheet;
  readonly head: SelfFormHead;
  readonly form: SelfForm;
  /** Words of grades that the sheet was judged by. */
  readonly scale: GradeScale;
}

/** Sheets with everything that their forms print, with a fixed number of questions, however many. */
@Injectable()
export class KnownSelfForms {
  constructor(
    private readonly sheets: StoredSheets,
    private readonly forms: SelfFormReads,
    private readonly organizations: OrganizationsApi,
  ) {}

  /** In the order of the ids; what the actor may not see is absent. */
  async of(ids: readonly string[], lock = false): Promise<KnownSelfForm[]> {
    const stored = await this.sheets.of(ids, lock);
    const heads = new Map(
      (await this.forms.heads(stored.map(({ sheet }) => sheet.id))).map((one) => [one.sheetId, one]),
    );
    const rules = await this.organizations.parametersOf(stored.map(({ sheet }) => sheet.workYear));
    return stored.flatMap((one): KnownSelfForm[] => {
      const { sheet, rows, moneys, tasks, criteria, common } = one;
      const head = heads.get(sheet.id);
      if (!head) return [];
      const own = rulesOfSheet(sheet, rules.get(sheet.workYear)!);
      const form: SelfForm = {
        ...sheet,
        name: sheet.projectName,
        code: head.code,
        departmentName: `[${head.unitCode}]${head.unitName}`,
        executionWeight: own.executionWeight,
        rows: rows.map((row) => ({
          ...row,
          targetText: row.direction === 'RANGE' ? `${row.targetLow}–${row.targetHigh}` : row.targetText,
        })),
        moneys,
        tasks,
        criteria,
        common: sheet.family === 'COMMON' ? common : [],
      };
      return [{ stored: one, head, form, scale: own.scale }];
    });
  }
}
