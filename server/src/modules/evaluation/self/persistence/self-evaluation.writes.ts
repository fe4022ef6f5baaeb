import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import type { SelfEvaluationRowRecord } from './self-evaluation.reads.js';
import type { SelfCommonRecord, SelfMoneyRecord } from './self-parts.reads.js';

/** Writes the parts of a sheet, each kind with one statement. */
@Injectable()
export class SelfEvaluationWrites {
  constructor(private readonly uow: UnitOfWork) {}

  async rows(rows: readonly SelfEvaluationRowRecord[]): Promise<void> {
    await this.each(
      `UPDATE evaluation.self_evaluation_row w SET actual_value = t."actualValue", actual_on = t."actualOn", actual_yes = t."actualYes",
              attainment = t.attainment, share = t.share, is_not_applicable = t."isNotApplicable", over_cause = t."overCause",
              cause = t.cause, measures = t.measures, evidence = t.evidence, score = t.score, working = t.working,
              actual_origin = t."actualOrigin", origin_sheet_id = t."originSheetId", origin_survey_id = t."originSurveyId", origin_on = t."originOn"
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, "actualValue" numeric, "actualOn" date, "actualYes" boolean, attainment text,
              share numeric, "isNotApplicable" boolean, "overCause" text, cause text, measures text, evidence text, score numeric,
              working jsonb, "actualOrigin" text, "originSheetId" uuid, "originSurveyId" uuid, "originOn" date)
        WHERE w.jurisdiction_id = $1 AND w.id = t.id`,
      rows,
    );
  }

  async common(rows: readonly SelfCommonRecord[]): Promise<void> {
    await this.each(
      `UPDATE evaluation.self_evaluation_common w SET base_a = t."baseA", base_b = t."baseB", attainment = t.attainment, share = t.share,
              is_not_applicable = t."isNotApplicable", cause = t.cause, measures = t.measures, evidence = t.evidence, value = t.value,
              score = t.score, working = t.working
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, "baseA" numeric, "baseB" numeric, attainment text, share numeric,
              "isNotApplicable" boolean, cause text, measures text, evidence text, value numeric, score numeric, working jsonb)
        WHERE w.jurisdiction_id = $1 AND w.id = t.id`,
      rows,
    );
  }

  async moneys(
    rows: readonly Pick<SelfMoneyRecord, 'id' | 'originalBudget' | 'adjustedBudget' | 'executedAmount' | 'origin'>[],
  ): Promise<void> {
    await this.each(
      `UPDATE evaluation.self_evaluation_money w SET original_budget = t."originalBudget", adjusted_budget = t."adjustedBudget",
              executed_amount = t."executedAmount", origin = t.origin
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, "originalBudget" numeric, "adjustedBudget" numeric, "executedAmount" numeric,
              origin text)
        WHERE w.jurisdiction_id = $1 AND w.id = t.id`,
      rows,
    );
  }

  async tasks(rows: readonly { id: string; executedAmount: string; result: string | null }[]): Promise<void> {
    await this.each(
      `UPDATE evaluation.self_evaluation_task w SET executed_amount = t."executedAmount", result = t.result
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, "executedAmount" numeric, result text)
        WHERE w.jurisdiction_id = $1 AND w.id = t.id`,
      rows,
    );
  }

  async criteria(rows: readonly { id: string; score: string | null; text: string | null }[]): Promise<void> {
    await this.each(
      `UPDATE evaluation.self_evaluation_criterion w SET score = t.score, text = t.text
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, score numeric, text text)
        WHERE w.jurisdiction_id = $1 AND w.id = t.id`,
      rows,
    );
  }

  async steps(
    selfEvaluationId: string,
    steps: readonly { step: string; doneOn: string | null; document: string | null; note: string | null }[],
  ): Promise<void> {
    if (steps.length === 0) return;
    await this.uow.affect(
      `INSERT INTO evaluation.self_evaluation_step (jurisdiction_id, id, self_evaluation_id, step, done_on, document, note)
       SELECT $1, t.id, $3, t.step, t."doneOn", t.document, t.note
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, step text, "doneOn" date, document text, note text)
       ON CONFLICT (jurisdiction_id, self_evaluation_id, step)
       DO UPDATE SET done_on = excluded.done_on, document = excluded.document, note = excluded.note`,
      [
        currentActor().jurisdictionId,
        JSON.stringify(steps.map((step) => ({ id: newId(), ...step }))),
        selfEvaluationId,
      ],
    );
  }

  private async each(sql: string, rows: readonly object[]): Promise<void> {
    if (rows.length > 0) await this.uow.affect(sql, [currentActor().jurisdictionId, JSON.stringify(rows)]);
  }
}
