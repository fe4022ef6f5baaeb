import { addDays } from '../dates.js';
import type { RoundPlan, Watched } from '../monitoring.js';
import { firstLevel, type Organizations } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';

const NOTE = '四季度集中实施，按月报进度（演示）';

/** Corrections that the sheets of a round asked for, in the ledger with their origin, replied to and verified. */
export function buildLedger(
  { id, business, offices, plan: { code } }: Organizations,
  round: RoundPlan,
  watched: readonly Watched[],
  batches: readonly Batch[],
): Batch[] {
  const sheets = batches.find(({ table }) => table === 'monitoring.sheet')!.rows as readonly Row<'monitoring.sheet'>[];
  const found = sheets.flatMap((sheet, i) => (sheet.disposal === 'CORRECT' ? [{ sheet, one: watched[i]! }] : []));
  const dueOn = addDays(round.closedOn, 60);
  const title = ({ unit, projectId }: Watched): string => `${unit.name}${projectId ? '项目支出' : '部门整体支出'}`;
  return [
    batch(
      'monitoring.disposal',
      found.map(({ sheet, one }, i) => ({
        id: id('disposal', i + 1),
        budget_year: round.year,
        source_type: 'SHEET',
        source_id: sheet.id,
        project_id: one.projectId,
        objective_id: one.objectiveId,
        agency_id: one.unit.agencyId,
        title: title(one),
        kind: 'CORRECT',
        note: NOTE,
        state: 'ENDED',
        owner_name: firstLevel(one.unit).head.personName,
        due_on: dueOn,
        decided_by: business[one.unit.divisionIndex]!.accountId,
        decided_on: sheet.disposed_on!,
        ended_on: sheet.disposal_ended_on,
        end_note: '整改已核实办结（演示）',
      })),
    ),
    batch(
      'results.corrective_action',
      found.map(({ sheet, one }, i) => ({
        id: id('corrective', i + 1),
        source_type: 'MONITORING',
        source_id: id('disposal', i + 1),
        agency_id: one.unit.agencyId,
        project_id: one.projectId,
        work_year: round.year,
        document_no: `示例监控${code}-${i + 1}`,
        title: `${title(one)}监控整改`,
        issued_on: sheet.disposed_on!,
        due_on: dueOn,
        state: 'CLOSED',
        reply_text: '已加快实施（演示）',
        replied_by: one.unit.clerk.accountId,
        replied_on: addDays(round.closedOn, 45),
        verified_by: offices.performance2.accountId,
        closed_on: sheet.disposal_ended_on,
        forwarded_to: [],
        forwarded_on: null,
        is_assumed: true,
      })),
    ),
    batch(
      'results.corrective_item',
      found.map((_, i) => ({
        id: id('corrective-item', i + 1),
        corrective_action_id: id('corrective', i + 1),
        ordinal: 1,
        kind: 'CORRECT',
        description: '支出和目标进度慢于计划（演示）',
        amount: null,
        requirement: NOTE,
        state: 'VERIFIED',
        reply: '已加快实施（演示）',
        verification_note: '已核实（演示）',
      })),
    ),
  ];
}
