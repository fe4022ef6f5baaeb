import { isId } from '../../../platform/database/index.js';
import {
  type Columns,
  decodeCursor,
  JURISDICTION,
  parameter,
  type ReadModels,
  TODAY,
  withinReach,
} from '../../../platform/graphql/index.js';
import { projectsWhere } from '../persistence/project-filter.js';
import type { ProjectFilter } from '../persistence/project.records.js';

const PROJECT: Columns = {
  id: 'p.id',
  version: 'p.version',
  budgetYear: 'p.budget_year',
  code: 'p.code',
  name: 'p.name',
  agencyId: 'p.agency_id',
  agencyName: `(SELECT a.name FROM organizations.agency a WHERE a.jurisdiction_id = ${JURISDICTION} AND a.id = p.agency_id)`,
  category: 'p.category',
  nature: 'p.nature',
  field: 'p.field',
  state: 'p.state',
  secrecy: 'p.secrecy',
  source: 'p.source',
  responsiblePerson: 'p.responsible_person',
  responsiblePhone: 'p.responsible_phone',
  startsOn: 'p.starts_on::text',
  endsOn: 'p.ends_on::text',
  overview: 'p.overview',
  previousProjectId: 'p.previous_project_id',
  isSupplement: 'p.is_supplement',
  fundTags: 'p.fund_tags',
  isAssumed: 'p.is_assumed',
};

const EXECUTION: Columns = {
  asOf: `${TODAY}::text`,
  originalBudget: '(e.original / 100)::numeric(18,2)::text',
  adjustedBudget: '(e.adjusted / 100)::numeric(18,2)::text',
  executedAmount: '(e.paid / 100)::numeric(18,2)::text',
  // Twenty decimals of the quotient, so that rounding to two never sees a rounded number.
  executionRate: 'CASE WHEN e.adjusted > 0 THEN round((e.paid * 100)::numeric(40,20) / e.adjusted, 2)::text END',
};

const sum = (table: string, column: string, until = ''): string =>
  `coalesce((SELECT sum(s.${column}) FROM projects.${table} s
    WHERE s.jurisdiction_id = ${JURISDICTION} AND s.project_id = p.id ${until}), 0)`;

/** Amounts in fen up to the business date; all null for a classified project, of which no amount is shown. */
const MONEY = `FROM (SELECT m.original, m.original + m.changed AS adjusted, m.paid
    FROM (SELECT ${sum('funding_line', 'original_amount_fen')} AS original,
                 ${sum('budget_adjustment', 'amount_fen', `AND s.adjusted_on <= ${TODAY}::date`)} AS changed,
                 ${sum('payment', 'amount_fen', `AND s.paid_on <= ${TODAY}::date`)} AS paid) m
   WHERE p.secrecy <> 'CLASSIFIED' UNION ALL SELECT NULL, NULL, NULL WHERE p.secrecy = 'CLASSIFIED') e`;

const of = (table: string, alias: string, until = ''): string =>
  `FROM projects.${table} ${alias} WHERE ${alias}.jurisdiction_id = ${JURISDICTION} AND ${alias}.project_id = p.id
     AND p.secrecy <> 'CLASSIFIED' ${until}`;

/** Lists and pages of projects as the database answers them by itself; the same as project.reads.ts gives row by row. */
export function describeProjects(models: ReadModels, listArgs: new () => object): void {
  models.type('Project', PROJECT, {
    execution: { from: () => MONEY },
    fundingLines: { from: () => of('funding_line', 'l'), orderBy: 'l.fund_kind, l.fund_source' },
    adjustments: {
      from: () => of('budget_adjustment', 'b', `AND b.adjusted_on <= ${TODAY}::date`),
      orderBy: 'b.adjusted_on, b.id',
    },
    payments: { from: () => of('payment', 'y', `AND y.paid_on <= ${TODAY}::date`), orderBy: 'y.paid_on, y.id' },
  });
  models.type('ProjectExecution', EXECUTION);
  models.type('FundingLine', {
    id: 'l.id',
    fundKind: 'l.fund_kind',
    fundSource: 'l.fund_source',
    fundCategory: 'l.fund_category',
    originalAmount: 'l.original_amount::text',
  });
  models.type('BudgetAdjustment', {
    id: 'b.id',
    fundingLineId: 'b.funding_line_id',
    kind: 'b.kind',
    amount: 'b.amount::text',
    adjustedOn: 'b.adjusted_on::text',
    documentNo: 'b.document_no',
    reason: 'b.reason',
  });
  models.type('Payment', {
    id: 'y.id',
    fundingLineId: 'y.funding_line_id',
    paidOn: 'y.paid_on::text',
    amount: 'y.amount::text',
    voucherNo: 'y.voucher_no',
    economicClass: 'y.economic_class',
    purpose: 'y.purpose',
  });
  models.query('project', {
    kind: 'ONE',
    from: (scope, { id }) =>
      typeof id === 'string' && isId(id)
        ? `FROM projects.project p WHERE p.jurisdiction_id = ${JURISDICTION} AND p.id = ${parameter(scope, id)}
            AND ${withinReach(scope, 'p.agency_id')}`
        : null,
  });
  models.query('projects', {
    kind: 'CONNECTION',
    args: listArgs,
    table: 'projects.project',
    alias: 'p',
    key: 'code',
    where: (scope, args) => projectsWhere(scope.actor, args as unknown as ProjectFilter, scope.params),
    after: (cursor) => {
      const values = decodeCursor(cursor as string | null, 1);
      return values === null ? null : String(values[0]);
    },
  });
}
