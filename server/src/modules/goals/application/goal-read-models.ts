import { type Columns, JURISDICTION, type ReadModels, withinReach } from '../../../platform/graphql/index.js';

/** What the page of a project shows of its objective; fields that need more around them are the resolvers'. */
const OBJECTIVE: Columns = {
  id: 'o.id',
  versionId: 'v.id',
  versionNo: 'v.version_no',
  version: 'v.version',
  state: 'v.state',
  objectType: 'o.object_type',
  budgetYear: 'o.budget_year',
  projectId: 'o.project_id',
  agencyId: 'o.agency_id',
  budgetRound: 'v.budget_round',
  catalogueCode: 'v.catalogue_code',
  overallGoal: 'v.overall_goal',
  annualGoal: 'v.annual_goal',
  basis: 'v.basis',
  scheduleText: 'v.schedule_text',
  annualAmount: 'v.annual_amount::text',
  contentHash: 'v.content_hash',
  returnedReason: 'v.returned_reason',
  returnedBy: 'v.returned_by',
  adjustmentReason: 'v.adjustment_reason',
  adjustedOn: 'v.adjusted_on::text',
  lateDocumentNo: 'v.late_document_no',
  latePaperOn: 'v.late_paper_on::text',
  documentNo: `(SELECT r.document_no FROM goals.budget_reply r
    WHERE r.jurisdiction_id = ${JURISDICTION} AND r.id = v.budget_reply_id)`,
  approvedOn: 'v.approved_on::text',
  isAssumed: 'v.is_assumed',
};

const INDICATOR: Columns = {
  id: 'i.id',
  indicatorKey: 'i.indicator_key',
  horizon: 'i.horizon',
  ordinal: 'i.ordinal',
  level1: 'i.level1',
  level2: 'i.level2',
  name: 'i.name',
  direction: 'i.direction',
  isStrict: 'i.is_strict',
  targetValue: 'trim_scale(i.target_value)::text',
  targetText: 'i.target_text',
  targetOn: 'i.target_on::text',
  unit: 'i.unit',
  weight: 'trim_scale(i.weight)::text',
};

/** Adds the objective to the project's page. A classified project has none, and none is ever shown. */
export function describeObjectives(models: ReadModels): void {
  models.type('PerformanceIndicator', INDICATOR);
  models.type('PerformanceObjective', OBJECTIVE, {
    indicators: {
      from: () => `FROM goals.indicator i WHERE i.jurisdiction_id = ${JURISDICTION} AND i.objective_version_id = v.id`,
      orderBy: 'i.horizon, i.ordinal',
    },
  });
  models.type(
    'Project',
    {},
    {
      goal: {
        from: (scope) => `FROM goals.objective o
          JOIN LATERAL (SELECT n.* FROM goals.objective_version n WHERE n.jurisdiction_id = ${JURISDICTION}
            AND n.objective_id = o.id ORDER BY n.version_no DESC LIMIT 1) v ON TRUE
         WHERE o.jurisdiction_id = ${JURISDICTION} AND o.project_id = p.id AND p.secrecy <> 'CLASSIFIED'
           AND ${withinReach(scope, 'o.agency_id')}`,
      },
    },
  );
}
