import {
  COMMON_FRAMEWORKS,
  drawExperts,
  type FrameworkInput,
  type FullFrameworkRow,
  scoreFrameworkRow,
} from '@jixiao/shared';
import { contentHash } from '../platform/integrity/index.js';
import { padded } from './dates.js';
import { money } from './money-allocation.js';
import type { BuiltProject } from './objectives.js';
import type { Organizations, Person } from './organizations.js';
import { expertsOf, type SeededExpert } from './experts.js';
import { type SeededEvaluation, surveyOf } from './surveys.js';
import { type Batch, batch, type Row } from './tables/index.js';

const DRAW = { seed: '示例县公证2019-12-03', wanted: 3, field: '水利' };

/** The example county: a pool of experts, a panel that is scoring, one that has scored, a questionnaire with answers. */
export function buildPanels(organizations: Organizations, projects: readonly BuiltProject[]): Batch[] {
  const experts = expertsOf(organizations);
  const rows = COMMON_FRAMEWORKS[0]!.rows;
  const open = evaluation(organizations, projects[1]!, 1, rows);
  const finished = evaluation(organizations, projects[2]!, 2, rows);
  const drawn = drawOf(organizations, open.task.id, experts);
  const { performance2 } = organizations.offices;
  const asked = [
    ...drawn.chosen.map((expert, i) => ({ evaluation: open, expert, n: i + 1, isDone: expert !== experts[0] })),
    { evaluation: open, expert: null, n: 4, isDone: true },
    ...experts.slice(4, 7).map((expert, i) => ({ evaluation: finished, expert, n: i + 5, isDone: true })),
  ];
  const sheets = asked.map(({ evaluation: of, expert, n, isDone }) => {
    const person = expert ? expert.person : performance2;
    return sheetOf(organizations, of, { person, expertId: expert?.row.id ?? null, n, isDone });
  });
  return [
    batch('evaluation.framework', [open.framework, finished.framework, ownFramework(organizations)]),
    batch('evaluation.framework_row', [...open.rows, ...finished.rows, ...ownRows(organizations)]),
    batch('evaluation.evaluation_task', [open.task, finished.task]),
    batch(
      'evaluation.task_member',
      [open, finished].flatMap((one, i) => teamOf(organizations, one, i)),
    ),
    batch(
      'evaluation.expert',
      experts.map(({ row }) => row),
    ),
    batch(
      'evaluation.expert_private',
      experts.map(({ row }, i) => ({
        id: organizations.id('expert-private', i + 1),
        expert_id: row.id,
        phone: `1380000${padded(i + 1, 4)}`,
        id_number: null,
        bank_account: null,
      })),
    ),
    batch('evaluation.expert_recusal', [
      {
        id: organizations.id('expert-recusal', 1),
        expert_id: experts[8]!.row.id,
        kind: 'EARLIER_EMPLOYER',
        body: projects[1]!.plan.unit.name,
        body_id: projects[1]!.plan.unit.agencyId,
      },
    ]),
    batch('evaluation.task_field', [
      { id: organizations.id('task-field', 1), task_id: open.task.id, field: DRAW.field },
      { id: organizations.id('task-field', 2), task_id: finished.task.id, field: '财务会计' },
    ]),
    ...drawn.batches,
    batch(
      'evaluation.scorer',
      sheets.map(({ scorer }) => scorer),
    ),
    batch(
      'evaluation.scorer_score',
      sheets.flatMap(({ scores }) => scores),
    ),
    ...surveyOf(organizations, open),
    batch(
      'platform.task',
      sheets
        .filter(({ scorer }) => scorer.state !== 'SUBMITTED')
        .map(({ scorer, person }) => ({
          id: organizations.id('task-panel', 1),
          kind: 'evaluation.scoreBlind',
          agency_id: person.agencyId,
          role: 'EXPERT',
          seat_id: person.seatId,
          work_year: 2019,
          subject_type: 'evaluation.scorer',
          subject_id: scorer.id,
          subject_title: open.task.title,
          url: `/2019/evaluation/sheets/${scorer.id}`,
          state: 'OPEN',
          due_on: '2020-01-10',
        })),
    ),
  ];
}

/** The office that leads the panel, and one of its own people beside it. */
const teamOf = (
  { id, offices }: Organizations,
  { task }: SeededEvaluation,
  i: number,
): Row<'evaluation.task_member'>[] =>
  [offices.performance, offices.performance2].map(({ accountId, agencyId }, k) => ({
    id: id('task-member', i * 10 + k + 1),
    task_id: task.id,
    ordinal: k + 1,
    account_id: accountId,
    agency_id: agencyId,
    is_leader: k === 0,
    is_in_charge: false,
  }));

function rowOf(id: string, frameworkId: string, row: FullFrameworkRow, index: number): Row<'evaluation.framework_row'> {
  return {
    id,
    framework_id: frameworkId,
    ordinal: index + 1,
    level1: row.level1,
    level2: row.level2,
    name: row.name,
    weight: row.weight,
    kind: row.kind,
    explanation: row.explanation,
    standard: row.standard,
    elements: row.elements,
    basis: row.basis,
    scoring_rule: row.scoringRule,
    method: row.method,
    evidence_needed: row.evidenceNeeded,
    grades: row.grades ?? [],
  };
}

function evaluation(
  { id, divisionIds }: Organizations,
  project: BuiltProject,
  n: number,
  rows: readonly FullFrameworkRow[],
): SeededEvaluation {
  const title = `${project.plan.name}绩效评价`;
  const frameworkId = id('framework', n);
  return {
    framework: {
      id: frameworkId,
      name: `${title}指标体系`,
      object_type: 'PROJECT',
      is_template: false,
      version_no: 1,
      based_on: COMMON_FRAMEWORKS[0]!.name,
      groups: COMMON_FRAMEWORKS[0]!.groups,
    },
    rows: rows.map((row, i) => rowOf(id('framework-row', n * 100 + i), frameworkId, row, i)),
    task: {
      id: id('task-finance', n),
      kind: 'FINANCE',
      object_type: 'PROJECT',
      project_id: project.projectId,
      agency_id: project.plan.unit.agencyId,
      organiser_agency_id: divisionIds.performance,
      subject_year: 2019,
      work_year: 2019,
      title,
      amount: money(project.plan.amount),
      method: 'EXPERT_GROUP',
      state: 'FIELD_WORK',
      selection_reason: '示例：年度重点评价计划',
      framework_id: frameworkId,
      notice_no: `示例县财绩〔2019〕${n + 1}号`,
      notified_on: '2019-11-25',
      purpose: '示例：了解资金使用效果，提出改进建议',
      methods: ['COMPARISON', 'PUBLIC_JUDGEMENT'],
      standards: ['PLAN'],
      field_from: '2019-12-02',
      field_to: '2019-12-31',
      state_since: '2019-12-02',
      is_assumed: true,
    },
  };
}

/** The common framework as the county adapted it: a little more for results. */
function ownFramework({ id, offices }: Organizations): Row<'evaluation.framework'> {
  return {
    id: id('framework', 3),
    name: '示例县项目支出绩效评价指标体系',
    object_type: 'PROJECT',
    is_template: true,
    family_id: id('framework-family', 1),
    version_no: 1,
    note: '示例：在共性框架上按本县实际调整分值',
    based_on: COMMON_FRAMEWORKS[0]!.name,
    groups: [],
    saved_by: offices.performance.accountId,
    saved_on: '2019-11-20',
  };
}

const ADAPTED: Readonly<Record<string, string>> = { 资金分配合理性: '1', 实施效益: '22' };

const ownRows = ({ id }: Organizations): Row<'evaluation.framework_row'>[] =>
  COMMON_FRAMEWORKS[0]!.rows.map((row, i) =>
    rowOf(id('framework-row', 300 + i), id('framework', 3), { ...row, weight: ADAPTED[row.name] ?? row.weight }, i),
  );

function drawOf(
  { id, offices }: Organizations,
  taskId: string,
  experts: readonly SeededExpert[],
): { batches: Batch[]; chosen: SeededExpert[] } {
  const free = experts.filter(
    ({ row }, i) => row.fields.includes(DRAW.field) && row.state === 'ADMITTED' && ![8, 10].includes(i),
  );
  const byNumber = new Map(free.map((expert) => [expert.row.number, expert]));
  const order = drawExperts([...byNumber.keys()], DRAW.seed).map((key) => byNumber.get(key)!);
  const drawId = id('expert-draw', 1);
  return {
    chosen: order.slice(0, DRAW.wanted),
    batches: [
      batch('evaluation.expert_draw', [
        {
          id: drawId,
          task_id: taskId,
          field: DRAW.field,
          wanted: DRAW.wanted,
          seed: DRAW.seed,
          population_count: free.length,
          population_hash: contentHash([...byNumber.keys()].sort()),
          excluded: [
            { number: experts[8]!.row.number, name: experts[8]!.row.name, reason: 'EARLIER_EMPLOYER' },
            { number: experts[10]!.row.number, name: experts[10]!.row.name, reason: 'EMPLOYER' },
            { number: experts[11]!.row.number, name: experts[11]!.row.name, reason: 'NOT_ADMITTED' },
          ],
          drawn_on: '2019-12-03',
          drawn_by: offices.performance.accountId,
        },
      ]),
      batch(
        'evaluation.expert_lot',
        order.map((expert, i) => ({
          id: id('expert-lot', i + 1),
          draw_id: drawId,
          ordinal: i + 1,
          expert_id: expert.row.id,
          outcome: i < DRAW.wanted ? 'DRAWN' : 'RESERVE',
        })),
      ),
    ],
  };
}

/** A finding that fits the kind of the row; scorers differ a little, and much in one row. */
function findingOf(row: Row<'evaluation.framework_row'>, n: number): FrameworkInput {
  const off = (row.ordinal + n) % 4;
  switch (row.kind) {
    case 'ELEMENT_COUNT':
      return { present: row.elements.map((_, at) => off !== 0 || at > 0) };
    case 'VETO':
      return { present: row.elements.map(() => false) };
    case 'CONDITION':
      return { met: true };
    case 'DEDUCTION':
      return { deduction: String(off) };
    case 'GRADE':
      return { share: n % 3 === 0 ? '60' : '100' };
    default:
      return { rate: String(100 - off * 4) };
  }
}

function sheetOf(
  { id }: Organizations,
  { task, rows }: SeededEvaluation,
  { person, expertId, n, isDone }: { person: Person; expertId: string | null; n: number; isDone: boolean },
): { scorer: Row<'evaluation.scorer'>; scores: Row<'evaluation.scorer_score'>[]; person: Person } {
  const scorerId = id('scorer', n);
  return {
    person,
    scorer: {
      id: scorerId,
      task_id: task.id,
      seat_id: person.seatId,
      agency_id: person.agencyId,
      expert_id: expertId,
      duty: expertId ? 'EXPERT' : 'STAFF',
      due_on: '2020-01-10',
      state: isDone ? 'SUBMITTED' : 'INVITED',
      declared_on: isDone ? '2019-12-10' : null,
      account_id: isDone ? person.accountId : null,
      opinion: isDone ? '示例意见：实施总体规范，个别资料不全。' : null,
      submitted_on: isDone ? '2019-12-20' : null,
    },
    scores: (isDone ? rows : []).map((row, i) => {
      const input = findingOf(row, n);
      const { score, working } = scoreFrameworkRow(row as unknown as FullFrameworkRow, input);
      return {
        id: id('scorer-score', n * 100 + i),
        scorer_id: scorerId,
        framework_row_id: row.id,
        input,
        score,
        working,
        reason: null,
      };
    }),
  };
}
