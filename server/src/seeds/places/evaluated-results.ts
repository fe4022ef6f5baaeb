import { DEFAULT_EVALUATION_PROBLEMS } from '@jixiao/shared';
import { contentHash } from '../../platform/integrity/index.js';
import { addDays } from '../dates.js';
import type { Organizations } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';
import type { Evaluated, PlaceEvaluations } from './evaluated.js';

/** Each kind at least once, the first ones oftener, on bodies that exist only here. */
export function problems({ id }: Organizations, evaluated: readonly Evaluated[]): Batch {
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
  return batch('evaluation.finding', rows);
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
