import { Injectable } from '@nestjs/common';
import {
  OWN_STEPS,
  type Refusal,
  refusal,
  checkSelfWeights,
  keptRules,
  scoreSelfEvaluation,
  selfRules,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { SelfEvaluationWrites } from '../persistence/self-evaluation.writes.js';
import type { SelfMoneyRecord } from '../persistence/self-parts.reads.js';
import {
  blank,
  commonInput,
  draftRefusals,
  evaluationOf,
  mergedCommon,
  mergedRows,
  type SelfEvaluationToSave,
  type StoredSheet,
  surveyRefusals,
  type ValueOrigin,
} from './sheet-draft.js';
import { OPEN_STATES } from './rules-of-sheet.js';
import { notNegative, SheetMoney, totalsOf } from './sheet-money.js';
import { StoredSheets } from './stored-sheets.js';

/** Saves what is there and scores it; a blank stays a blank. */
@Injectable()
export class SaveSelfEvaluation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sheets: StoredSheets,
    private readonly money: SheetMoney,
    private readonly organizations: OrganizationsApi,
    private readonly writes: SelfEvaluationWrites,
    private readonly audit: AuditService,
  ) {}

  /** @param origin where the values came from, if a person did not type them */
  run(draft: SelfEvaluationToSave, origin: ValueOrigin = null): Promise<string> {
    return this.uow.write(async () => {
      const [stored] = await this.sheets.of([draft.id], true);
      if (!stored) throw notFound('id');
      const refusals = [...mayFill(stored), ...draftRefusals(draft, stored), ...surveyRefusals(draft, stored, origin)];
      if (refusals.length > 0) throw refused(refusals);
      const { sheet } = stored;
      const next: StoredSheet = {
        ...stored,
        moneys: await this.moneysOf(stored, draft),
        rows: mergedRows(stored.rows, draft.rows, origin),
        common: mergedCommon(stored.common, draft.common ?? []),
      };
      const rules = selfRules(await this.organizations.parameters(sheet.workYear));
      const executionReason = blank(draft.executionReason);
      const evaluation = evaluationOf(next, executionReason);
      const unbalanced = checkSelfWeights(evaluation, rules, true);
      if (unbalanced.length > 0) throw refused(unbalanced);
      const scored = scoreSelfEvaluation(evaluation, rules);
      const totals = next.moneys.length > 0 ? totalsOf(next.moneys) : sheet;
      await updateVersioned(
        this.uow,
        'evaluation.self_evaluation',
        currentActor().jurisdictionId,
        sheet.id,
        draft.expectedVersion,
        {
          original_budget: totals.originalBudget,
          adjusted_budget: totals.adjustedBudget,
          executed_amount: notNegative(totals.executedAmount),
          execution_reason: executionReason,
          execution_score: scored.execution?.score ?? null,
          total_score: scored.total,
          grade: scored.grade,
          working: JSON.stringify(scored.working),
          parameters: JSON.stringify(keptRules(rules)),
          actual_summary: blank(draft.actualSummary),
          problems: blank(draft.problems),
          measures: blank(draft.measures),
          filled_by_name: blank(draft.filledByName) ?? sheet.filledByName,
        },
      );
      await this.writeParts(next, draft, scored);
      this.audit.record({
        entity: 'evaluation.self_evaluation',
        entityId: sheet.id,
        action: 'saved',
        fields: { ...draft, total: scored.total, origin },
      });
      return sheet.id;
    });
  }

  /** Registers are asked again at each saving; what only the unit knows is taken from it. */
  private async moneysOf({ sheet, moneys }: StoredSheet, draft: SelfEvaluationToSave): Promise<SelfMoneyRecord[]> {
    if (moneys.length === 0) return [];
    const typed = new Map((draft.moneys ?? []).map((one) => [one.id, one.executedAmount]));
    const of = (line: string): SelfMoneyRecord | undefined => moneys.find((one) => one.line === line);
    const subject = {
      key: sheet.id,
      objectType: sheet.objectType,
      projectId: sheet.projectId,
      agencyId: sheet.agencyId,
      amount: of('PROJECTS')?.originalBudget ?? sheet.approvedAmount,
      baseAmount: of('BASIC')?.originalBudget ?? null,
      projectAmount: of('PROJECTS')?.originalBudget ?? null,
    };
    const fresh = (await this.money.of([subject], sheet.subjectYear)).get(sheet.id)!;
    return moneys.map((one) => {
      const now = fresh.find(({ line }) => line === one.line);
      if (now?.origin === 'PAYMENTS') return { ...one, ...now };
      return { ...one, executedAmount: blank(typed.get(one.id)) ?? one.executedAmount };
    });
  }

  private async writeParts(
    next: StoredSheet,
    draft: SelfEvaluationToSave,
    scored: ReturnType<typeof scoreSelfEvaluation>,
  ): Promise<void> {
    await this.writes.moneys(next.moneys);
    await this.writes.rows(
      next.rows.map((row, index) => ({
        ...row,
        score: scored.rows[index]?.score ?? null,
        working: [...(scored.rows[index]?.working ?? [])],
      })),
    );
    const judged = next.common.filter((row) => commonInput(row).length > 0);
    await this.writes.common(
      judged.map((row, index) => ({
        ...row,
        value: scored.common[index]?.value ?? null,
        score: scored.common[index]?.score ?? null,
        working: [...(scored.common[index]?.working ?? [])],
      })),
    );
    await this.writes.tasks(
      (draft.tasks ?? []).map(({ id, executedAmount, result }) => ({
        id,
        executedAmount: blank(executedAmount) ?? '0.00',
        result: blank(result),
      })),
    );
    await this.writes.criteria(
      (draft.criteria ?? []).map(({ id, score, text }) => ({ id, score: blank(score), text: blank(text) })),
    );
    await this.writes.steps(
      next.sheet.id,
      (draft.steps ?? [])
        .filter(({ step }) => !OWN_STEPS.some((own) => own === step))
        .map(({ step, doneOn, document, note }) => ({
          step,
          doneOn: doneOn || null,
          document: blank(document),
          note: blank(note),
        })),
    );
  }
}

/** Only the very unit fills, and only what lies with it. */
export function mayFill({ sheet }: Pick<StoredSheet, 'sheet'>): Refusal[] {
  const found: Refusal[] = [];
  if (!OPEN_STATES.includes(sheet.state)) {
    const params = { state: sheet.state, action: 'save', allowed: OPEN_STATES.join(',') };
    found.push(refusal('STATE_INVALID', { field: 'state', params }));
  }
  if (sheet.agencyId !== currentActor().agencyId)
    found.push(refusal('NOT_YOUR_UNIT', { field: 'id', wayOut: 'ASK_UNIT_CLERK' }));
  return found;
}
