import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type FormGrid, type SelfForm, type SelfFormDraft, selfReaders } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import {
  FormImports,
  type FormKeys,
  type FormReader,
  type FormRoom,
  type KnownSheet,
  type SheetClosed,
} from '../../../../platform/exchange/index.js';
import { OPEN_STATES, SaveSelfEvaluation } from '../application/save-sheet.js';
import type { StoredSheet } from '../application/sheet-draft.js';
import { SelfFormReads } from '../persistence/self-forms.reads.js';
import { KnownSelfForms } from './known-self-forms.js';

export const SELF_FORMS = 'evaluation.importSelfForms';

interface KnownSelfSheet extends KnownSheet {
  readonly stored: StoredSheet;
  readonly form: SelfForm;
}

/** Self-evaluation forms on their way in; their scope is a work year. */
@Injectable()
export class SelfFormRoom implements FormRoom<KnownSelfSheet>, OnModuleInit {
  readonly kind = SELF_FORMS;
  readonly title = '绩效自评表';
  readonly entity = 'evaluation.self_evaluation';
  readonly codes = { markDiffers: 'SELF_MARK_DIFFERS', twice: 'SELF_SHEET_TWICE' };

  constructor(
    private readonly imports: FormImports,
    private readonly forms: KnownSelfForms,
    private readonly reads: SelfFormReads,
    private readonly saves: SaveSelfEvaluation,
  ) {}

  onModuleInit(): void {
    this.imports.handle(this);
  }

  readers(grids: readonly FormGrid[]): FormReader[] {
    return selfReaders(grids);
  }

  /** A year is always open; what lies with the unit says each sheet. */
  async enter(): Promise<void> {}

  find(workYear: string, keys: FormKeys): Promise<{ sheetId: string; code: string; name: string }[]> {
    return this.reads.find(Number(workYear), keys);
  }

  async known(ids: readonly string[], lock: boolean): Promise<KnownSelfSheet[]> {
    return (await this.forms.of(ids, lock)).map(({ stored, form }) => {
      const { id, version } = stored.sheet;
      return { id, version, code: form.code, name: form.name, form, stored };
    });
  }

  closed({ stored: { sheet } }: KnownSelfSheet): SheetClosed | null {
    if (sheet.agencyId !== currentActor().agencyId)
      return { code: 'NOT_YOUR_UNIT', params: {}, more: { wayOut: 'ASK_UNIT_CLERK' } };
    if (OPEN_STATES.includes(sheet.state)) return null;
    return { code: 'SELF_SHEET_NOT_OPEN', params: { name: sheet.projectName }, more: { weight: 'SKIP' } };
  }

  save({ version }: KnownSelfSheet, draft: SelfFormDraft): Promise<string> {
    return this.saves.run({ ...draft, expectedVersion: version }, 'SHEET');
  }
}
