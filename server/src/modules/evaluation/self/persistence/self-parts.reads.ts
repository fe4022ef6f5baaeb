import { Injectable } from '@nestjs/common';
import type { Attainment, SelfStep, UnitCriterion, WorkingLine } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export interface SelfMoneyRecord {
  id: string;
  selfEvaluationId: string;
  line: string;
  originalBudget: string;
  adjustedBudget: string;
  executedAmount: string;
  origin: string;
}

export interface SelfTaskRecord {
  id: string;
  selfEvaluationId: string;
  name: string;
  originalBudget: string;
  executedAmount: string;
  result: string | null;
}

export interface SelfCommonRecord {
  id: string;
  selfEvaluationId: string;
  code: string;
  weight: string;
  target: string | null;
  baseA: string | null;
  baseB: string | null;
  attainment: Attainment | null;
  share: string | null;
  isNotApplicable: boolean;
  cause: string | null;
  measures: string | null;
  evidence: string | null;
  value: string | null;
  score: string | null;
  working: WorkingLine[] | null;
}

export interface SelfCriterionRecord {
  id: string;
  selfEvaluationId: string;
  criterion: UnitCriterion;
  score: string | null;
  text: string | null;
}

export interface SelfStepRecord {
  selfEvaluationId: string;
  step: SelfStep;
  doneOn: string | null;
  document: string | null;
  note: string | null;
}

/** What hangs on a self-evaluation; every question takes any number of sheets. */
@Injectable()
export class SelfPartsReads {
  constructor(private readonly uow: UnitOfWork) {}

  moneys(ids: readonly string[]): Promise<SelfMoneyRecord[]> {
    return this.ask(
      `SELECT id, self_evaluation_id AS "selfEvaluationId", line, original_budget::text AS "originalBudget",
              adjusted_budget::text AS "adjustedBudget", executed_amount::text AS "executedAmount", origin
         FROM evaluation.self_evaluation_money WHERE jurisdiction_id = $1 AND self_evaluation_id = ANY ($2::uuid[])
        ORDER BY self_evaluation_id, array_position(ARRAY['CURRENT_YEAR', 'CARRYOVER', 'OTHER', 'BASIC', 'PROJECTS'], line)`,
      ids,
    );
  }

  tasks(ids: readonly string[]): Promise<SelfTaskRecord[]> {
    return this.ask(
      `SELECT id, self_evaluation_id AS "selfEvaluationId", name, original_budget::text AS "originalBudget",
              executed_amount::text AS "executedAmount", result
         FROM evaluation.self_evaluation_task WHERE jurisdiction_id = $1 AND self_evaluation_id = ANY ($2::uuid[])
        ORDER BY self_evaluation_id, ordinal`,
      ids,
    );
  }

  common(ids: readonly string[]): Promise<SelfCommonRecord[]> {
    return this.ask(
      `SELECT id, self_evaluation_id AS "selfEvaluationId", code, trim_scale(weight)::text AS weight,
              trim_scale(target)::text AS target, trim_scale(base_a)::text AS "baseA", trim_scale(base_b)::text AS "baseB",
              attainment, trim_scale(share)::text AS share, is_not_applicable AS "isNotApplicable", cause, measures, evidence,
              value::text AS value, score::text AS score, working
         FROM evaluation.self_evaluation_common WHERE jurisdiction_id = $1 AND self_evaluation_id = ANY ($2::uuid[])
        ORDER BY self_evaluation_id, ordinal`,
      ids,
    );
  }

  criteria(ids: readonly string[]): Promise<SelfCriterionRecord[]> {
    return this.ask(
      `SELECT id, self_evaluation_id AS "selfEvaluationId", criterion, trim_scale(score)::text AS score, text
         FROM evaluation.self_evaluation_criterion WHERE jurisdiction_id = $1 AND self_evaluation_id = ANY ($2::uuid[])
        ORDER BY self_evaluation_id, array_position(ARRAY['ECONOMY', 'EFFICIENCY', 'EFFECTIVENESS', 'EQUITY'], criterion)`,
      ids,
    );
  }

  steps(ids: readonly string[]): Promise<SelfStepRecord[]> {
    return this.ask(
      `SELECT self_evaluation_id AS "selfEvaluationId", step, done_on::text AS "doneOn", document, note
         FROM evaluation.self_evaluation_step WHERE jurisdiction_id = $1 AND self_evaluation_id = ANY ($2::uuid[])`,
      ids,
    );
  }

  private ask<Row extends object>(sql: string, ids: readonly string[]): Promise<Row[]> {
    return this.uow.query<Row & Record<string, unknown>>(sql, [currentActor().jurisdictionId, ids]);
  }
}
