import { contentHash } from '../platform/integrity/index.js';
import { addDays, padded, spread } from './dates.js';
import type { Evaluations } from './evaluations.js';
import { AS_OF, REPORT_DATE } from './names.js';
import type { Organizations } from './organizations.js';
import type { StatedFigurePlan } from './stated-figures.js';
import { type Batch, batch, type Row } from './tables/index.js';

/** Feedback, corrective actions and publication of the six evaluations of the bureau. */
export function buildResults(organizations: Organizations, { key }: Evaluations): Batch[] {
  const { id, offices, divisionIds, plan, units, subordinates } = organizations;
  const nameOf = new Map([...units, ...subordinates].map((unit) => [unit.agencyId, unit]));
  // The report states the grade of each of the six, not its amount: what is assumed is not published.
  const snapshots = key.map(({ title, agencyId, grade }) => ({
    title,
    grade,
    agencyName: nameOf.get(agencyId)!.name,
    year: 2018,
    kind: 'EVALUATION',
  }));
  return [
    batch(
      'results.feedback',
      key.map((task, i) => ({
        id: id('feedback', i + 1),
        task_id: task.taskId,
        agency_id: task.agencyId,
        work_year: 2019,
        sent_on: '2019-11-05',
        content: '评价结果已反馈，请按意见完善（演示）',
        forwarded_to: [divisionIds.budget, task.divisionId],
        forwarded_on: '2019-12-06',
      })),
    ),
    batch(
      'results.corrective_action',
      key.map((task, i) => ({
        id: id('corrective', i + 1),
        source_type: 'EVALUATION',
        source_id: task.taskId,
        agency_id: task.agencyId,
        project_id: task.projectId,
        work_year: 2019,
        document_no: `洛龙财绩〔2019〕${i + 1}号`,
        title: `关于${task.title}结果的整改通知`,
        issued_on: '2019-11-05',
        due_on: '2019-12-05',
        state: 'CLOSED',
        reply_text: '已按意见整改（演示）',
        replied_by: nameOf.get(task.agencyId)!.clerk.accountId,
        replied_on: '2019-11-28',
        verified_by: offices.performance2.accountId,
        closed_on: '2019-12-06',
        forwarded_to: [divisionIds.budget, task.divisionId],
        forwarded_on: '2019-12-06',
        is_assumed: true,
      })),
    ),
    batch(
      'results.corrective_item',
      key.map((_, i) => ({
        id: id('corrective-item', i + 1),
        corrective_action_id: id('corrective', i + 1),
        ordinal: 1,
        kind: 'MANAGEMENT',
        description: '评价资料不够完整（演示）',
        amount: null,
        requirement: '补齐资料，完善台账（演示）',
        state: 'VERIFIED',
        reply: '已补齐（演示）',
        verification_note: '已核实（演示）',
      })),
    ),
    batch(
      'results.disclosure',
      key.map((task, i) => ({
        id: id('disclosure', i + 1),
        subject_type: 'EVALUATION',
        subject_id: task.taskId,
        agency_id: task.agencyId,
        project_id: task.projectId,
        work_year: 2019,
        title: task.title,
        clock: 'FOI_20_WORKING_DAYS',
        due_on: '2019-12-03',
        state: 'PUBLISHED',
        prepared_by: offices.performance.accountId,
        secrecy_reviewed_by: offices.supervision.accountId,
        secrecy_reason: '不涉密（演示）',
        published_by: offices.performance2.accountId,
        published_on: '2019-11-20',
        channel_id: id('channel', 1),
        snapshot: snapshots[i]!,
        snapshot_hash: contentHash(snapshots[i]!),
        is_assumed: true,
      })),
    ),
    batch(
      'portal.published_item',
      key.map((task, i) => ({
        id: id('disclosure', i + 1),
        jurisdiction_name: plan.fullName,
        work_year: 2019,
        title: task.title,
        agency_name: nameOf.get(task.agencyId)!.name,
        published_on: '2019-11-20',
        payload: snapshots[i]!,
        content_hash: contentHash(snapshots[i]!),
      })),
    ),
  ];
}

/** The five aspects that the report lists; it announces six and names five, and no sixth is invented. */
const ASPECTS = ['基础工作', '绩效目标管理', '绩效跟踪监控管理', '绩效评价管理', '评价结果应用'];
const AUTOMATIC: Readonly<Record<number, string>> = {
  1: 'goals_approved_share',
  2: 'monitoring_on_time_share',
  3: 'self_evaluations_accepted_share',
};

/** The assessment of December 2019: 63 first-level units, five aspects of twenty points. */
export function buildAssessment(organizations: Organizations): Batch[] {
  const { id, units, offices } = organizations;
  const schemeId = id('scheme', 1);
  const indicators = ASPECTS.map((name, i): Row<'assessment.scheme_indicator'> => ({
    id: id('scheme-indicator', i + 1),
    scheme_id: schemeId,
    aspect_id: id('scheme-aspect', i + 1),
    ordinal: i + 1,
    name: `${name}情况`,
    points: '20',
    kind: AUTOMATIC[i] ? 'AUTO' : 'MANUAL',
    fact_code: AUTOMATIC[i] ?? null,
    rule: AUTOMATIC[i] ? '按系统记录的比例得分' : '按考核办法评分',
  }));
  const totals = units.map((unit) =>
    ASPECTS.map((_, k) => (AUTOMATIC[k] ? 20 : unit.isReal ? 19 : 17 + spread(unit.index * 7 + k, 4))),
  );
  const sum = (points: readonly number[]): number => points.reduce((total, point) => total + point, 0);
  const sheets = units.map((unit, i): Row<'assessment.sheet'> => {
    const total = sum(totals[i]!);
    return {
      id: id('assessment', i + 1),
      scheme_id: schemeId,
      agency_id: unit.agencyId,
      state: 'NOTIFIED',
      self_total: total.toFixed(2),
      final_total: total.toFixed(2),
      rank: totals.filter((other) => sum(other) > total).length + 1,
      grade: total >= 90 ? 'EXCELLENT' : 'GOOD',
      submitted_by: unit.clerk.accountId,
      reviewed_by: offices.performance.accountId,
      decided_on: addDays('2019-12-09', spread(i, 9)),
      is_assumed: true,
    };
  });
  return [
    batch('assessment.scheme', [
      {
        id: schemeId,
        work_year: 2019,
        name: '2019年度预算绩效管理工作考核',
        object_type: 'AGENCY',
        state: 'CLOSED',
        opened_on: '2019-12-02',
        self_score_due_on: '2019-12-08',
        circular_no: '洛龙财绩〔2019〕9号',
        circular_on: AS_OF,
        basis_document_id: id('document', 2),
      },
    ]),
    batch(
      'assessment.scheme_aspect',
      ASPECTS.map((name, i) => ({ id: id('scheme-aspect', i + 1), scheme_id: schemeId, ordinal: i + 1, name })),
    ),
    batch('assessment.scheme_indicator', indicators),
    batch('assessment.sheet', sheets),
    batch(
      'assessment.sheet_row',
      sheets.flatMap((sheet, i) =>
        indicators.map((indicator, k) => ({
          id: id('assessment-row', i * 10 + k + 1),
          sheet_id: sheet.id,
          indicator_id: indicator.id,
          fact: null,
          auto_score: indicator.kind === 'AUTO' ? String(totals[i]![k]!) : null,
          self_score: String(totals[i]![k]!),
          review_score: String(totals[i]![k]!),
          reason: null,
          evidence: null,
        })),
      ),
    ),
    batch('reporting.annual_report', [
      {
        id: id('report', 1),
        work_year: 2019,
        template_code: 'luolong-annual',
        title: '洛龙区2019年预算绩效管理工作总结',
        state: 'DRAFT',
        as_of: AS_OF,
        report_date: REPORT_DATE,
      },
    ]),
  ];
}

/** The figures of the bureau's own printed report, to be held against the computed ones. */
/** @param figures what the bureau printed in its report of the year */
export function buildStatedFigures(
  { id }: Organizations,
  workYear: number,
  figures: readonly StatedFigurePlan[],
): Batch {
  return batch(
    'reporting.stated_figure',
    figures.map(([code, figureId, value, unit, quote, section], i) => ({
      id: id('stated', i + 1),
      work_year: workYear,
      code,
      figure_id: figureId,
      stated_value: value,
      unit,
      quote,
      section_code: section,
    })),
  );
}

/** What stands on the desks when the demo begins: the two projects that are walked through by hand. */
export function buildTasks(
  organizations: Organizations,
  walked: readonly { objectiveId: string; name: string; agencyId: string }[],
): Batch {
  return batch(
    'platform.task',
    walked.map(({ objectiveId, name, agencyId }, i) => ({
      id: organizations.id('task', i + 1),
      kind: 'goal.declare',
      agency_id: agencyId,
      role: 'UNIT_CLERK',
      work_year: 2019,
      subject_type: 'goals.objective_version',
      subject_id: objectiveId,
      subject_title: name,
      url: `/2019/goals/${objectiveId}`,
      due_on: `2019-12-${padded(29 + i, 2)}`,
      returned_reason: null,
      returned_by: null,
      state: 'OPEN',
      item_count: null,
    })),
  );
}
