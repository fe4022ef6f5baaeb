import {
  DEFAULT_FACT_POINTS,
  DEFAULT_QUALITY_BANDS,
  DEFAULT_RATING_SHEET,
  payable,
  proposeRating,
  rate,
  type RatingFact,
} from '@jixiao/shared';
import { addDays } from '../dates.js';
import type { Organizations } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';

/** How far the place tells of its firms: that no paper is missing, or that their work was rated, too. */
export type FirmWork = 'PAPERS' | 'RATED';

/** 过程文件不漏项: the three papers that the report names. */
const NAMED_PAPERS = ['FIELD_PAPERS', 'FIELD_RECEIPT', 'OFFICE_OPINION'];

interface RatedWork {
  readonly facts: readonly RatingFact[];
  /** Points of items that people score below the full ones. */
  readonly points: Readonly<Record<string, string>>;
}

const fact = (kind: RatingFact['kind'], amount: string, detail: string): RatingFact => ({
  kind,
  subject: '示例委托',
  amount,
  detail,
});

/** Work of every band; example firms only. */
const WORK: readonly RatedWork[] = [
  { facts: [], points: { PLAN: '7', STATEMENT: '9' } },
  { facts: [fact('LATE_DAYS', '2', '示例：逾期两个工作日')], points: { CONTENT: '11', ADVICE: '4' } },
  { facts: [fact('ARITHMETIC', '4', '示例：四处计算错误')], points: { CONTENT: '8', STATEMENT: '5', ADVICE: '4' } },
  { facts: [], points: { PLAN: '7.5', SATISFACTION: '4.5' } },
  {
    facts: [fact('LATE_DAYS', '5', '示例：逾期五个工作日')],
    points: { PLAN: '5', CONTENT: '7', STATEMENT: '5', ADVICE: '2' },
  },
  { facts: [fact('OVERTURNED', '1', '示例：一个问题不成立')], points: { CONTENT: '12', STATEMENT: '8' } },
  {
    facts: [fact('LATE_DAYS', '6', '示例：逾期六个工作日'), fact('RECHECK_GAP', '7.50', '示例：|88.00 − 80.50|')],
    points: { PLAN: '5', CONTENT: '7', STATEMENT: '5', ADVICE: '2', OPINIONS: '3' },
  },
  { facts: [], points: { CONTENT: '13' } },
  {
    facts: [
      fact('LATE_DAYS', '10', '示例：逾期十个工作日'),
      fact('RECHECK_GAP', '12.00', '示例：|92.00 − 80.00|'),
      fact('OTHER_PAPERS_LATE', '2', '示例：报告和方案迟交'),
    ],
    points: { PLAN: '3', TEAM: '2', CONTENT: '6', STATEMENT: '5', ADVICE: '1', OPINIONS: '2', SATISFACTION: '2' },
  },
];

interface Engaged {
  readonly engagement: Row<'evaluation.engagement'>;
  readonly task: Row<'evaluation.evaluation_task'>;
}

export interface BuiltFirmWork {
  readonly members: Row<'evaluation.firm_member'>[];
  readonly engagements: Row<'evaluation.engagement'>[];
  /** What refers to evaluations, and comes after them. */
  readonly batches: Batch[];
}

/**
 * Gives each evaluation that a firm carries out an engagement of its own, in place of one for each firm, with its papers, and
 * with rating and pay where the place rated. Points and money are examples of example firms; a real firm has neither.
 */
export function buildFirmWork(
  organizations: Organizations,
  kind: FirmWork,
  firms: Row<'evaluation.third_party_firm'>[],
  engagements: readonly Row<'evaluation.engagement'>[],
  tasks: readonly Row<'evaluation.evaluation_task'>[],
): BuiltFirmWork {
  const { id } = organizations;
  const examples = firms.filter(({ is_assumed }) => is_assumed);
  const members = kind === 'RATED' ? examples.map((firm, i) => lead(organizations, firm.id, i + 1)) : [];
  const engaged = tasks
    .filter(({ engagement_id }) => engagement_id)
    .map((task, i): Engaged => {
      const of = engagements.find((one) => one.id === task.engagement_id)!;
      const engagement = {
        ...of,
        id: id('engagement', 100 + i + 1),
        title: task.title,
        lead_member_id: members.find(({ firm_id }) => firm_id === of.firm_id)?.id ?? null,
        due_on: of.ends_on,
        submitted_on: of.ends_on,
        accepted_on: of.ends_on,
        ended_on: of.ends_on,
      };
      task.engagement_id = engagement.id;
      return { engagement, task };
    });
  const rated = kind === 'RATED' ? ratings(organizations, engaged, firms) : [];
  return {
    members,
    engagements: engaged.map(({ engagement }) => engagement),
    batches: [
      batch('evaluation.engagement_member', engaged.flatMap(teamOf)),
      batch(
        'evaluation.engagement_paper',
        engaged.flatMap((one, i) => papers(organizations, one, i)),
      ),
      ...rated,
    ],
  };
}

const teamOf = ({ engagement }: Engaged): Row<'evaluation.engagement_member'>[] =>
  engagement.lead_member_id ? [{ engagement_id: engagement.id, member_id: engagement.lead_member_id }] : [];

const lead = ({ id }: Organizations, firmId: string, n: number): Row<'evaluation.firm_member'> => ({
  id: id('firm-member', n),
  firm_id: firmId,
  name: `示例主评人${String(n).padStart(2, '0')}`,
  qualification: 'CPA',
  experience_years: 6 + n,
  is_assumed: true,
});

function papers({ id }: Organizations, { engagement, task }: Engaged, i: number): Row<'evaluation.engagement_paper'>[] {
  return NAMED_PAPERS.map((paper, k) => ({
    id: id('engagement-paper', i * 10 + k + 1),
    engagement_id: engagement.id,
    task_id: task.id,
    kind: paper,
    filed_on: engagement.ends_on,
    filed_by_name: '示例人员',
    archive_ref: `示例卷宗${engagement.work_year}-${i + 1}`,
  }));
}

function ratings(
  { id, offices }: Organizations,
  engaged: readonly Engaged[],
  firms: readonly Row<'evaluation.third_party_firm'>[],
): Batch[] {
  const rows: Row<'evaluation.quality_row'>[] = [];
  const records: Row<'evaluation.firm_credit_record'>[] = [];
  const sheets = engaged.map(({ engagement }, i): Row<'evaluation.quality_rating'> => {
    const work = WORK[i % WORK.length]!;
    const ratingId = id('quality-rating', i + 1);
    const items = DEFAULT_RATING_SHEET.flatMap((dimension) => dimension.items);
    const proposed = proposeRating(DEFAULT_RATING_SHEET, work.facts, DEFAULT_FACT_POINTS);
    const given = proposed.map((one, k) => {
      const points = work.points[one.code] ?? one.proposed ?? items[k]!.points;
      return { ...one, points, reason: work.points[one.code] ? '示例理由' : null };
    });
    rows.push(
      ...given.map((one, k) => ({
        ...one,
        id: id('quality-row', i * 100 + k + 1),
        rating_id: ratingId,
        ordinal: k + 1,
      })),
    );
    const { total, band } = rate(DEFAULT_RATING_SHEET, given, DEFAULT_QUALITY_BANDS);
    const settledOn = addDays(engagement.ends_on, 12);
    const fee = `${60_000 + (i % 5) * 12_000}.00`;
    Object.assign(engagement, {
      procurement_record: `示例采购〔${engagement.work_year}〕${i + 1}号`,
      contract_no: `示例合同${engagement.work_year}-${i + 1}`,
      contracted_on: engagement.starts_on,
      confidentiality_on: engagement.starts_on,
      contract_amount: fee,
      state: 'PAID',
      quality_score: total,
      quality_band: band.name,
      deduct_percent: String(band.deduct),
      bonus_percent: String(band.bonus),
      paid_amount: payable(fee, band),
      paid_on: addDays(settledOn, 5),
    });
    const remember = (recorded: string, n: number, until: string | null = null): void => {
      const text = `${engagement.title}：${total} ${band.name}（演示）`;
      records.push({
        id: id('firm-credit', i * 10 + n),
        firm_id: engagement.firm_id,
        engagement_id: engagement.id,
        kind: recorded,
        text,
        until_on: until,
        recorded_on: settledOn,
      });
    };
    remember('RATING', 1);
    if (band.isPreferred) remember('COMMENDATION', 2);
    if (band.isWarned) remember('WARNING', 3);
    if (band.suspendYears > 0) {
      const until = `${Number(settledOn.slice(0, 4)) + band.suspendYears}${settledOn.slice(4)}`;
      remember('SUSPENSION', 4, until);
      firms.find((firm) => firm.id === engagement.firm_id)!.suspended_until = until;
    }
    return {
      id: ratingId,
      engagement_id: engagement.id,
      work_year: engagement.work_year,
      state: 'SETTLED',
      sheet: DEFAULT_RATING_SHEET,
      fact_points: DEFAULT_FACT_POINTS,
      bands: DEFAULT_QUALITY_BANDS,
      facts: work.facts,
      total,
      scored_by: offices.performance.accountId,
      issued_on: addDays(engagement.ends_on, 3),
      settled_on: settledOn,
      is_assumed: true,
    };
  });
  return [
    batch('evaluation.quality_rating', sheets),
    batch('evaluation.quality_row', rows),
    batch('evaluation.firm_credit_record', records),
  ];
}
