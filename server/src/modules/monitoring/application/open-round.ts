import { Injectable } from '@nestjs/common';
import { alertParameters, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { refused } from '../../../platform/errors/index.js';
import { EventBus } from '../../../platform/events/index.js';
import { TaskService } from '../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { ProjectsApi } from '../../projects/index.js';
import { MonitoringRoundEntity } from '../persistence/monitoring-round.entity.js';
import { MonitoringSheetEntity } from '../persistence/monitoring-sheet.entity.js';

export interface RoundToOpen {
  budgetYear: number;
  name: string;
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  /** Projects to be watched; empty means every project with an approved objective. */
  projectIds: readonly string[];
}

interface Watched {
  objectiveId: string;
  projectId: string;
  projectName: string;
  agencyId: string;
  versionId: string;
  annualAmount: string;
}

/** Opens a round: one sheet per project, its indicators copied from the approved objective, its money from the payments. */
@Injectable()
export class OpenRound {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly projects: ProjectsApi,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
    private readonly events: EventBus,
  ) {}

  run(draft: RoundToOpen): Promise<string> {
    return this.uow.write(async () => {
      const watched = await this.watched(draft);
      const refusals = await this.check(draft, watched);
      if (refusals.length > 0) throw refused(refusals);
      const roundId = newId();
      const rules = await this.organizations.parameters(draft.budgetYear);
      await this.uow.insert(MonitoringRoundEntity, [
        {
          id: roundId,
          budgetYear: draft.budgetYear,
          name: draft.name.trim(),
          periodFrom: draft.periodFrom,
          periodTo: draft.periodTo,
          dueOn: draft.dueOn,
          state: 'OPEN',
          parameters: { alerts: alertParameters(rules) },
          openedOn: currentActor().today,
        },
      ]);
      await this.makeSheets(roundId, draft, watched);
      this.audit.record({
        entity: 'monitoring.round',
        entityId: roundId,
        action: 'opened',
        fields: { ...draft, projects: watched.length },
      });
      await this.events.publish('MonitoringRoundOpened', { roundId });
      return roundId;
    });
  }

  private async check(draft: RoundToOpen, watched: readonly Watched[]): Promise<Refusal[]> {
    const refusals: Refusal[] = [];
    const year = String(draft.budgetYear);
    if (!draft.name.trim()) refusals.push(refusal('REQUIRED', { field: 'name' }));
    if (draft.periodTo <= draft.periodFrom) refusals.push(refusal('PERIOD_REVERSED', { field: 'periodTo' }));
    if (!draft.periodFrom.startsWith(year))
      refusals.push(refusal('DATE_OUTSIDE_YEAR', { field: 'periodFrom', params: { year } }));
    if (!draft.periodTo.startsWith(year))
      refusals.push(refusal('DATE_OUTSIDE_YEAR', { field: 'periodTo', params: { year } }));
    if (draft.dueOn < draft.periodTo) refusals.push(refusal('DUE_BEFORE_PERIOD_END', { field: 'dueOn' }));
    if (watched.length === 0)
      refusals.push(refusal('SCOPE_EMPTY', { field: 'projectIds', wayOut: 'APPROVE_GOALS_FIRST' }));
    const missing = draft.projectIds.length - watched.length;
    if (draft.projectIds.length > 0 && missing > 0) {
      refusals.push(
        refusal('PROJECT_WITHOUT_APPROVED_GOAL', {
          ruleId: 'M-04',
          field: 'projectIds',
          params: { missing },
          wayOut: 'APPROVE_GOALS_FIRST',
        }),
      );
    }
    const taken = await this.uow.query(
      `SELECT 1 FROM monitoring.round WHERE jurisdiction_id = $1 AND budget_year = $2 AND name = $3`,
      [currentActor().jurisdictionId, draft.budgetYear, draft.name.trim()],
    );
    if (taken.length > 0) refusals.push(refusal('NAME_TAKEN', { field: 'name' }));
    return refusals;
  }

  private watched(draft: RoundToOpen): Promise<Watched[]> {
    return this.uow.query(
      `SELECT o.id AS "objectiveId", p.id AS "projectId", p.name AS "projectName", p.agency_id AS "agencyId", v.id AS "versionId",
              v.annual_amount AS "annualAmount"
         FROM goals.objective_version v
         JOIN goals.objective o ON o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id
         JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
        WHERE v.jurisdiction_id = $1 AND v.state = 'APPROVED' AND o.budget_year = $2
          AND (cardinality($3::uuid[]) = 0 OR p.id = ANY ($3::uuid[])) ORDER BY p.id`,
      [currentActor().jurisdictionId, draft.budgetYear, [...new Set(draft.projectIds)]],
    );
  }

  private async makeSheets(roundId: string, draft: RoundToOpen, watched: readonly Watched[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    const money = new Map(
      (
        await this.projects.execution(
          watched.map(({ projectId }) => projectId),
          draft.periodTo,
        )
      ).map((row) => [row.projectId, row]),
    );
    const sheets = watched.map((project) => ({ ...project, id: newId(), money: money.get(project.projectId) }));
    await this.uow.insert(
      MonitoringSheetEntity,
      sheets.map((sheet) => ({
        id: sheet.id,
        roundId,
        objectiveId: sheet.objectiveId,
        projectId: sheet.projectId,
        agencyId: sheet.agencyId,
        objectiveVersionId: sheet.versionId,
        approvedAmount: sheet.annualAmount,
        originalBudget: sheet.money?.originalBudget ?? sheet.annualAmount,
        adjustedBudget: sheet.money?.adjustedBudget ?? sheet.annualAmount,
        executedAmount: sheet.money?.executedAmount ?? '0.00',
        executionAsOf: draft.periodTo,
      })),
    );
    await this.uow.affect(
      `INSERT INTO monitoring.sheet_row (jurisdiction_id, id, sheet_id, indicator_id, ordinal)
       SELECT $1, gen_random_uuid(), s.id, i.id, i.ordinal FROM monitoring.sheet s
         JOIN goals.indicator i ON i.jurisdiction_id = s.jurisdiction_id AND i.objective_version_id = s.objective_version_id
              AND i.horizon = 'ANNUAL'
        WHERE s.jurisdiction_id = $1 AND s.round_id = $2`,
      [jurisdictionId, roundId],
    );
    await this.tasks.open(
      sheets.map((sheet) => ({
        kind: 'monitoring.fill',
        agencyId: sheet.agencyId,
        role: 'UNIT_CLERK',
        workYear: draft.budgetYear,
        subjectType: 'monitoring.sheet',
        subjectId: sheet.id,
        subjectTitle: sheet.projectName,
        url: `/${draft.budgetYear}/monitoring/${sheet.id}`,
        dueOn: draft.dueOn,
      })),
    );
  }
}
