import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type FormGrid,
  isMonitoringForm,
  type MonitoringDraft,
  type MonitoringForm,
  MonitoringReader,
} from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { isId } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import {
  FormImports,
  type FormKeys,
  type FormReader,
  type FormRoom,
  type KnownSheet,
  type SheetClosed,
} from '../../../platform/exchange/index.js';
import { SaveSheet } from '../application/save-sheet.js';
import { roundNotOpen } from '../domain/round.rules.js';
import type { SheetRecord } from '../persistence/monitoring.reads.js';
import { RoundReads } from '../persistence/round.reads.js';
import { SheetFormReads } from '../persistence/sheet-forms.reads.js';
import { KnownForms } from './known-forms.js';

export const MONITORING_FORMS = 'monitoring.importForms';

interface KnownMonitoringSheet extends KnownSheet {
  readonly sheet: SheetRecord;
  readonly form: MonitoringForm;
}

const OPEN = ['DRAFT', 'RETURNED'];

/** Monitoring forms on their way in; their scope is a round. */
@Injectable()
export class MonitoringFormRoom implements FormRoom<KnownMonitoringSheet>, OnModuleInit {
  readonly kind = MONITORING_FORMS;
  readonly title = '绩效监控表';
  readonly entity = 'monitoring.sheet';
  readonly codes = { markDiffers: 'MONITORING_MARK_DIFFERS', twice: 'MONITORING_SHEET_TWICE' };

  constructor(
    private readonly imports: FormImports,
    private readonly forms: KnownForms,
    private readonly reads: SheetFormReads,
    private readonly rounds: RoundReads,
    private readonly saves: SaveSheet,
  ) {}

  onModuleInit(): void {
    this.imports.handle(this);
  }

  readers(grids: readonly FormGrid[]): FormReader[] {
    return grids.filter(isMonitoringForm).map((grid) => new MonitoringReader(grid));
  }

  async enter(roundId: string): Promise<void> {
    const [round] = isId(roundId) ? await this.rounds.rows(currentActor(), [roundId], false) : [];
    if (!round) throw notFound('round');
    if (round.state !== 'OPEN') throw refused([roundNotOpen(round.state, 'save')]);
  }

  find(roundId: string, keys: FormKeys): Promise<{ sheetId: string; code: string; name: string }[]> {
    return this.reads.find(roundId, keys);
  }

  async known(ids: readonly string[], lock: boolean): Promise<KnownMonitoringSheet[]> {
    return (await this.forms.of(ids, lock)).map(({ sheet, form }) => {
      const { id, version } = sheet;
      return { id, version, code: form.code, name: form.name, form, sheet };
    });
  }

  closed({ sheet }: KnownMonitoringSheet): SheetClosed | null {
    if (sheet.agencyId !== currentActor().agencyId)
      return { code: 'NOT_YOUR_UNIT', params: {}, more: { wayOut: 'ASK_UNIT_CLERK' } };
    if (OPEN.includes(sheet.state)) return null;
    const params = { name: sheet.objectName, state: sheet.state };
    return { code: 'MONITORING_SHEET_NOT_OPEN', params, more: { weight: 'SKIP' } };
  }

  /** What was typed while the feed was down stays as it is: a form does not carry it. */
  save({ sheet, form, version }: KnownMonitoringSheet, draft: MonitoringDraft): Promise<unknown> {
    const base = form.moneys.find(({ source }) => source === 'BASE');
    const amount = base?.executedAmount ?? sheet.executedAmount;
    const typedExecution = sheet.executionSource === 'TYPED' ? { amount, reason: sheet.typedReason ?? '' } : null;
    return this.saves.run({ ...draft, expectedVersion: version, typedExecution });
  }
}
