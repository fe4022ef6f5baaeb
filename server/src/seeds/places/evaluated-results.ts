import { DEFAULT_EVALUATION_PROBLEMS } from '@jixiao/shared';
import { contentHash } from '../../platform/integrity/index.js';
import { addDays } from '../dates.js';
import type { Organizations } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';
import type { Evaluated, PlaceEvaluations } from './evaluated.js';

/** Each kind at least once, the first ones oftener, on bodies that exist only here. */
export function problems(
  { id }: Organizations,
  evaluated: readonly Evaluated[],
): Batch & { rows: Row<'evaluation.finding'>[] } {
  const rows: Row<'evaluation.finding'>[] = [];
  const onExamples = (isWhole: boolean): Evaluated[] =>
    evaluated.filter(
      ({ task, unit }) =>
        (task.object_type === 'DEPARTMENT_WHOLE') === isWhole &&
        unit.name.startsWith('示例') &&
        /示例/.test(task.title),
    );
  for (const group of ['WHOLE', 'PROJECT'] as const) {
    const tasks = onExamples(group === 'WHOLE');
    const kinds = DEFAULT_EVALUATION_PROBLEMS.filter((kind) => kind.of === group);
    kinds.forEach((kind, k) => {
      for (let times = 0; times < kinds.length - k; times += 1) {
        const { task } = tasks[(k + times * 3) % tasks.length]!;
        const ordinal = rows.filter(({ task_id }) => task_id === task.id).length + 1;
        rows.push({
          id: id('finding', rows.length + 1),
          task_id: task.id,
          ordinal,
          kind: 'MANAGEMENT',
          description: `${kind.name}（演示）`,
          amount: null,
          recommendation: '限期改进（演示）',
          problem_kind: kind.code,
          evidence: '现场评价底稿（演示）',
        });
      }
    });
  }
  return { table: 'evaluation.finding', rows };
}

/**
 * 对41个项目下发整改通知书，被评价单位及时反馈整改报告和佐证资料: one notice for each evaluation, answered. What a notice asks for is what was
 * found; of bodies of which the report tells no problem, that its evaluation be acted upon and nothing else.
 */
export function corrected(
  { id, offices, divisionIds }: Organizations,
  { workYear, completedOn }: PlaceEvaluations,
  evaluated: readonly Evaluated[],
  findings: readonly Row<'evaluation.finding'>[],
): Batch[] {
  const issuedOn = addDays(completedOn, 1);
  const items = evaluated.map(({ task }) => findings.filter(({ task_id }) => task_id === task.id));
  return [
    batch(
      'results.corrective_action',
      evaluated.map(({ task, unit }, i): Row<'results.corrective_action'> => ({
        id: id('corrective', i + 1),
        source_type: 'EVALUATION',
        source_id: task.id,
        agency_id: unit.agencyId,
        project_id: task.project_id ?? null,
        work_year: workYear,
        document_no: `示例整改〔${workYear}〕${i + 1}号`,
        title: `关于${task.title}绩效评价结果的整改通知书`,
        issued_on: issuedOn,
        due_on: addDays(issuedOn, 20),
        state: 'CLOSED',
        reply_text: '已报送整改报告和佐证资料（演示）',
        replied_by: unit.clerk.accountId,
        replied_on: addDays(issuedOn, 15),
        verified_by: offices.performance2.accountId,
        closed_on: addDays(issuedOn, 22),
        forwarded_to: [divisionIds.budget],
        forwarded_on: addDays(issuedOn, 22),
        is_assumed: true,
      })),
    ),
    batch(
      'results.corrective_item',
      evaluated.flatMap((_, i) => {
        const asked = items[i]!.length > 0 ? items[i]! : [null];
        return asked.map((finding, k): Row<'results.corrective_item'> => ({
          id: id('corrective-item', i * 100 + k + 1),
          corrective_action_id: id('corrective', i + 1),
          ordinal: k + 1,
          kind: finding?.kind ?? 'MANAGEMENT',
          description: finding?.description ?? '运用评价结果（材料未列明单个评价的问题）',
          amount: null,
          requirement: finding?.recommendation ?? '报送整改报告和佐证资料（演示）',
          state: 'VERIFIED',
          reply: '见整改报告（演示）',
          verification_note: '已核实（演示）',
        }));
      }),
    ),
  ];
}

/** 40 published and one withheld, by the secrecy review of the place: an in-house evaluation of an example unit. */
export function published(
  organizations: Organizations,
  plan: PlaceEvaluations,
  evaluated: readonly Evaluated[],
): Batch[] {
  const { id, offices, plan: place } = organizations;
  const withheld = evaluated.findLastIndex(({ isInHouse, unit }) => isInHouse && unit.name.startsWith('示例'));
  const on = addDays(plan.completedOn, 15);
  const snapshot = ({ task, unit }: Evaluated): object => ({
    title: task.title,
    grade: null,
    agencyName: unit.name,
    year: plan.subjectYear,
    kind: 'EVALUATION',
  });
  const open = evaluated.filter((_, i) => i !== withheld);
  return [
    batch(
      'results.disclosure',
      evaluated.map((one, i): Row<'results.disclosure'> => {
        const isOpen = i !== withheld;
        return {
          id: id('disclosure', i + 1),
          subject_type: 'EVALUATION',
          subject_id: one.task.id,
          agency_id: one.unit.agencyId,
          project_id: one.task.project_id ?? null,
          work_year: plan.workYear,
          title: one.task.title,
          clock: 'FOI_20_WORKING_DAYS',
          due_on: addDays(plan.completedOn, 28),
          state: isOpen ? 'PUBLISHED' : 'EXEMPT',
          prepared_by: offices.performance.accountId,
          secrecy_reviewed_by: offices.supervision.accountId,
          secrecy_reason: isOpen ? '不涉密（演示）' : '单位涉密，不予公开',
          published_by: isOpen ? offices.performance2.accountId : null,
          published_on: isOpen ? on : null,
          snapshot: isOpen ? snapshot(one) : null,
          snapshot_hash: isOpen ? contentHash(snapshot(one)) : null,
          is_assumed: true,
        };
      }),
    ),
    batch(
      'portal.published_item',
      open.map((one) => ({
        id: id('disclosure', evaluated.indexOf(one) + 1),
        jurisdiction_name: place.fullName,
        work_year: plan.workYear,
        title: one.task.title,
        agency_name: one.unit.name,
        published_on: on,
        payload: snapshot(one),
        content_hash: contentHash(snapshot(one)),
      })),
    ),
  ];
}
