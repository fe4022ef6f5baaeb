import { DIRECT_KINDS } from '@jixiao/shared';
import { countedFrom, type FigureDefinition, type Population } from '../../../platform/figures/index.js';

const base = { owner: 'monitoring', emptyMeansNotReported: false, unit: 'COUNT', aggregate: 'COUNT' } as const;

/** Rows of one ledger of this room, with the column that a figure may ask for. */
const rows = (table: string, label: string, url: string, day: string, column: string): string => `
  SELECT d.id, ${label} AS label, d.agency_id, a.name AS agency_name, '/' || $2::int || '/monitoring/${url}' AS url, d.${column}
    FROM monitoring.${table} d
    LEFT JOIN projects.project p ON p.jurisdiction_id = d.jurisdiction_id AND p.id = d.project_id
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.agency_id
   WHERE d.jurisdiction_id = $1 AND d.budget_year = $2 AND d.${day} <= $3`;

const DISPOSALS: Population = {
  name: 'monitoring.disposals',
  rowsSql: rows('disposal', 'd.title', `disposals/' || d.id || '`, 'decided_on', 'state'),
};
const ALERTS: Population = {
  name: 'monitoring.alerts',
  rowsSql: rows('alert', 'p.name', `alerts?alert=' || d.id || '`, 'raised_on', 'state'),
};
const PROBLEMS: Population = {
  name: 'monitoring.problems',
  rowsSql: rows('problem', 'd.description', 'spot?view=problems', 'found_on', 'kind'),
};
/** Sums of special funds of the year. */
const FUNDS: Population = {
  name: 'monitoring.funds',
  rowsSql: `
  SELECT d.id, d.name AS label, d.office_id AS agency_id, a.name AS agency_name,
         '/' || $2::int || '/monitoring/funds/' || d.id AS url, d.kind, d.amount
    FROM monitoring.fund d
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.office_id
   WHERE d.jurisdiction_id = $1 AND d.budget_year = $2 AND d.received_on <= $3`,
};
const DIRECT = `r.kind IN (${DIRECT_KINDS.map((kind) => `'${kind}'`).join(', ')})`;

/** Figures of what follows from watching; each opens its rows. */
export const FOLLOW_UP_FIGURES: readonly FigureDefinition[] = [
  {
    ...base,
    id: 'monitor_disposals',
    name: '监控处置数',
    definition: '本年度作出的纠正、调整、暂缓拨款、收回等处置',
    ...countedFrom({ population: DISPOSALS }),
  },
  {
    ...base,
    id: 'monitor_disposals_open',
    name: '未办结的监控处置数',
    definition: '尚未办结或待批准的处置',
    ...countedFrom({ population: DISPOSALS, where: `r.state IN ('PROPOSED', 'IN_FORCE')` }),
  },
  {
    ...base,
    id: 'monitor_alerts',
    name: '监控预警数',
    definition: '本年度由规则发现的问题',
    ...countedFrom({ population: ALERTS }),
  },
  {
    ...base,
    id: 'monitor_alerts_open',
    name: '未核实的监控预警数',
    definition: '尚未由业务股室核实纠正的预警',
    ...countedFrom({ population: ALERTS, where: `r.state IN ('OPEN', 'ACKNOWLEDGED', 'CORRECTED')` }),
  },
  {
    ...base,
    id: 'monitor_problems',
    name: '监控发现问题数',
    definition: '本年度监控和抽查登记的问题，按类型可查',
    ...countedFrom({ population: PROBLEMS }),
  },
  {
    ...base,
    id: 'monitor_spot_checks',
    name: '实地抽查项目数',
    definition: '已登记结果的实地抽查',
    rowsSql: `
  SELECT d.id, p.name AS label, d.agency_id, a.name AS agency_name, 1::numeric AS numerator, NULL::numeric AS denominator,
         '/' || $2::int || '/monitoring/spot/' || d.id AS url
    FROM monitoring.spot_check d
    JOIN monitoring.spot_sample s ON s.jurisdiction_id = d.jurisdiction_id AND s.id = d.sample_id AND s.budget_year = $2
    JOIN projects.project p ON p.jurisdiction_id = d.jurisdiction_id AND p.id = d.project_id
    LEFT JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.agency_id
   WHERE d.jurisdiction_id = $1 AND d.checked_on <= $3`,
  },
  {
    ...base,
    id: 'direct_fund_kinds',
    name: '直达资金种类数',
    definition: '本年度收到的直达资金的种类',
    rowsSql: `
  SELECT (array_agg(d.id ORDER BY d.id))[1] AS id, d.kind AS label, NULL::uuid AS agency_id, NULL::text AS agency_name,
         1::numeric AS numerator, NULL::numeric AS denominator, '/' || $2::int || '/monitoring/funds?kind=' || d.kind AS url
    FROM monitoring.fund d
   WHERE d.jurisdiction_id = $1 AND d.budget_year = $2 AND d.received_on <= $3 AND ${DIRECT.replace('r.', 'd.')} GROUP BY d.kind`,
  },
  {
    ...base,
    id: 'direct_fund_money',
    unit: 'YUAN',
    aggregate: 'SUM',
    name: '直达资金监管金额',
    definition: '四类直达资金收到的金额之和',
    ...countedFrom({ population: FUNDS, where: DIRECT, numerator: 'r.amount' }),
  },
  {
    ...base,
    id: 'poverty_fund_money',
    unit: 'YUAN',
    aggregate: 'SUM',
    name: '扶贫资金动态监控金额',
    definition: '扶贫资金动态监控平台上的资金之和',
    ...countedFrom({ population: FUNDS, where: `r.kind = 'POVERTY'`, numerator: 'r.amount' }),
  },
];
