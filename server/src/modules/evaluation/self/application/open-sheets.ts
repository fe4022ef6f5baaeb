import { Injectable } from '@nestjs/common';
import { commonIndicators, readCommonSettings, type Refusal, refusal, type Rules, UNIT_CRITERIA } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { refused } from '../../../../platform/errors/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { SelfEvaluationEntity } from '../persistence/self-evaluation.entity.js';
import { INSERT_ROWS, INSERT_TASKS, TO_OPEN } from '../persistence/self-opening.sql.js';
import {
  SelfEvaluationCommonEntity,
  SelfEvaluationCriterionEntity,
  SelfEvaluationMoneyEntity,
} from '../persistence/self-parts.entity.js';
import { notNegative, SheetMoney, totalsOf } from './sheet-money.js';

export interface SheetsToOpen {
  subjectYear: number;
  projectIds: readonly string[];
  objectTypes: readonly string[];
  dueOn: string;
}

interface Candidate extends Record<string, unknown> {
  objectType: string;
  projectId: string | null;
  name: string;
  agencyId: string;
  versionId: string;
  amount: string;
  baseAmount: string | null;
  projectAmount: string | null;
}

interface NewSheet extends Candidate {
  id: string;
  isWhole: boolean;
  family: 'GOALS' | 'COMMON';
}

/** So many sheets with one set of statements. */
const CHUNK = 500;

/** 布置自评: one sheet for each objective of the subject year that stands, filled with all that the system knows. */
@Injectable()
export class OpenSelfEvaluations {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly money: SheetMoney,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  open(order: SheetsToOpen): Promise<number> {
    return this.uow.write(async () => {
      const { jurisdictionId, today } = currentActor();
      const workYear = Number(today.slice(0, 4));
      const wanted = await this.uow.query<Candidate>(TO_OPEN, [
        jurisdictionId,
        order.subjectYear,
        order.projectIds,
        order.objectTypes,
      ]);
      const refusals: Refusal[] = [];
      if (wanted.length === 0)
        refusals.push(refusal('SCOPE_EMPTY', { field: 'projectIds', wayOut: 'APPROVE_GOALS_FIRST' }));
      if (order.dueOn < today) refusals.push(refusal('DUE_IN_PAST', { field: 'dueOn', params: { today } }));
      if (refusals.length > 0) throw refused(refusals);
      const rules = await this.organizations.parameters(workYear);
      for (let at = 0; at < wanted.length; at += CHUNK)
        await this.chunk(wanted.slice(at, at + CHUNK), { ...order, workYear }, rules);
      return wanted.length;
    });
  }

  private async chunk(
    wanted: readonly Candidate[],
    order: SheetsToOpen & { workYear: number },
    rules: Rules,
  ): Promise<void> {
    const { workYear, subjectYear, dueOn } = order;
    const sheets = wanted.map((one): NewSheet => {
      const isWhole = one.objectType.endsWith('_WHOLE');
      return { ...one, id: newId(), isWhole, family: isWhole ? rules.rule('self.wholeFamily') : 'GOALS' };
    });
    const money = await this.money.of(
      sheets.map((sheet) => ({ ...sheet, key: sheet.id })),
      subjectYear,
    );
    await this.uow.insert(
      SelfEvaluationEntity,
      sheets.map((sheet) => {
        const totals = totalsOf(money.get(sheet.id)!);
        return {
          id: sheet.id,
          subjectYear,
          workYear,
          objectType: sheet.objectType,
          family: sheet.family,
          projectId: sheet.projectId,
          agencyId: sheet.agencyId,
          objectiveVersionId: sheet.versionId,
          approvedAmount: sheet.amount,
          ...totals,
          executedAmount: notNegative(totals.executedAmount),
        };
      }),
    );
    await this.uow.insert(
      SelfEvaluationMoneyEntity,
      sheets.flatMap(({ id }) => money.get(id)!.map((line) => ({ id: newId(), selfEvaluationId: id, ...line }))),
    );
    const params = [currentActor().jurisdictionId, sheets.map(({ id }) => id)];
    await this.uow.affect(INSERT_ROWS, params);
    await this.uow.affect(INSERT_TASKS, params);
    await this.insertWhole(
      sheets.filter(({ isWhole }) => isWhole),
      rules,
    );
    this.audit.recordAll(
      sheets.map(({ id }) => ({
        entity: 'evaluation.self_evaluation',
        entityId: id,
        action: 'opened',
        fields: { subjectYear, dueOn },
      })),
    );
    await this.tasks.open(
      sheets.map((sheet) => ({
        kind: 'selfEvaluation.fill',
        agencyId: sheet.agencyId,
        role: 'UNIT_CLERK',
        workYear,
        subjectType: 'evaluation.self_evaluation',
        subjectId: sheet.id,
        subjectTitle: sheet.name,
        url: `/${workYear}/evaluation/self/${sheet.id}`,
        dueOn,
      })),
    );
  }

  /** Common indicators as the rules of the year have them, and the four criteria, of whole units. */
  private async insertWhole(wholes: readonly NewSheet[], rules: Rules): Promise<void> {
    if (wholes.length === 0) return;
    const indicators = commonIndicators(readCommonSettings(rules.rule('self.common')) ?? []);
    await this.uow.insert(
      SelfEvaluationCommonEntity,
      wholes
        .filter(({ family }) => family === 'COMMON')
        .flatMap((sheet) =>
          indicators.map(({ code, points, target }, index) => ({
            id: newId(),
            selfEvaluationId: sheet.id,
            code,
            ordinal: index + 1,
            weight: points,
            target,
          })),
        ),
    );
    await this.uow.insert(
      SelfEvaluationCriterionEntity,
      wholes.flatMap((sheet) =>
        UNIT_CRITERIA.map((criterion) => ({ id: newId(), selfEvaluationId: sheet.id, criterion })),
      ),
    );
  }
}
