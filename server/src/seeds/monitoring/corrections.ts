import { DEMO_DATE } from '../names.js';
import { addDays } from '../dates.js';
import { firstLevel, type Organizations } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';
import type { RoundPlan } from './round.js';
import { CORRECTION } from './sheets.js';
import type { Watched } from './watched.js';

const DAYS_TO_CORRECT = 60;
const DAYS_TO_VERIFY = 65;

interface Correction {
  readonly sheet: Row<'monitoring.sheet'>;
  readonly one: Watched;
  readonly disposalId: string;
  readonly actionId: string;
  readonly documentNo: string;
}

/**
 * What the sheets of a round asked to be corrected: the disposal, and its entry in the ledger with deadline and owner.
 * Where the time has passed on the day of the demo it was replied to and verified; else it stands on the clerk's desk.
 */
export function buildCorrections(
  organizations: Organizations,
  round: RoundPlan,
  watched: readonly Watched[],
  sheetBatches: readonly Batch[],
): Batch[] {
  const { id, plan } = organizations;
  const sheetBatch = sheetBatches.find(({ table }) => table === 'monitoring.sheet')!;
  const sheets = sheetBatch.rows as readonly Row<'monitoring.sheet'>[];
  const key = (kind: string): string => (round.n === 1 ? kind : `${kind}-${round.n}`);
  const found = sheets
    .flatMap((sheet, i) => (sheet.disposal === 'CORRECT' ? [{ sheet, one: watched[i]! }] : []))
    .map((both, i): Correction => ({
      ...both,
      disposalId: id(key('disposal'), i + 1),
      actionId: id(key('monitoring-corrective'), i + 1),
      documentNo: `示例监控${plan.code ?? ''}-${round.year}-${round.n}-${i + 1}`,
    }));
  const verifiedOn = addDays(round.closedOn, DAYS_TO_VERIFY);
  const endedOn = verifiedOn <= (plan.demoDate ?? DEMO_DATE) ? verifiedOn : null;
  const ended = new Map(found.map(({ sheet }) => [sheet.id, endedOn]));
  return [
    ...sheetBatches.map((one) =>
      one === sheetBatch
        ? batch(
            'monitoring.sheet',
            sheets.map((sheet) => ({ ...sheet, disposal_ended_on: ended.get(sheet.id) ?? null })),
          )
        : one,
    ),
    ...ledger(organizations, round, found, endedOn),
  ];
}

function ledger(
  { id, business, offices }: Organizations,
  round: RoundPlan,
  found: readonly Correction[],
  endedOn: string | null,
): Batch[] {
  const dueOn = addDays(round.closedOn, DAYS_TO_CORRECT);
  const key = (kind: string): string => (round.n === 1 ? kind : `${kind}-${round.n}`);
  return [
    batch(
      'monitoring.disposal',
      found.map(({ sheet, one, disposalId }) => ({
        id: disposalId,
        budget_year: round.year,
        source_type: 'SHEET',
        source_id: sheet.id,
        project_id: one.projectId,
        objective_id: one.objectiveId,
        agency_id: one.unit.agencyId,
        title: one.name,
        kind: 'CORRECT',
        note: CORRECTION,
        state: endedOn ? 'ENDED' : 'IN_FORCE',
        owner_name: firstLevel(one.unit).head.personName,
        due_on: dueOn,
        decided_by: business[one.unit.divisionIndex]!.accountId,
        decided_on: sheet.disposed_on!,
        ended_on: endedOn,
        end_note: endedOn ? '整改已核实办结（演示）' : null,
      })),
    ),
    batch(
      'results.corrective_action',
      found.map(({ sheet, one, disposalId, actionId, documentNo }) => ({
        id: actionId,
        source_type: 'MONITORING',
        source_id: disposalId,
        agency_id: one.unit.agencyId,
        project_id: one.projectId,
        work_year: round.year,
        document_no: documentNo,
        title: `${one.name}监控整改`,
        issued_on: sheet.disposed_on!,
        due_on: dueOn,
        owner_name: firstLevel(one.unit).head.personName,
        state: endedOn ? 'CLOSED' : 'ISSUED',
        reply_text: endedOn ? '已加快实施（演示）' : null,
        replied_by: endedOn ? one.unit.clerk.accountId : null,
        replied_on: endedOn ? addDays(round.closedOn, DAYS_TO_CORRECT - 15) : null,
        verified_by: endedOn ? offices.performance2.accountId : null,
        closed_on: endedOn,
        forwarded_to: [],
        forwarded_on: null,
        is_assumed: true,
      })),
    ),
    batch(
      'results.corrective_item',
      found.map(({ actionId }, i) => ({
        id: id(key('monitoring-corrective-item'), i + 1),
        corrective_action_id: actionId,
        ordinal: 1,
        kind: 'CORRECT',
        description: '支出和目标进度慢于计划（演示）',
        amount: null,
        requirement: CORRECTION,
        state: endedOn ? 'VERIFIED' : 'OPEN',
        reply: endedOn ? '已加快实施（演示）' : null,
        verification_note: endedOn ? '已核实（演示）' : null,
      })),
    ),
    batch(
      'platform.task',
      (endedOn ? [] : found).map(({ one, actionId }, i) => ({
        id: id(key('monitoring-corrective-task'), i + 1),
        state: 'OPEN',
        kind: 'correctiveAction.reply',
        agency_id: one.unit.agencyId,
        role: 'UNIT_CLERK',
        work_year: round.year,
        subject_type: 'results.corrective_action',
        subject_id: actionId,
        subject_title: `${one.name}监控整改`,
        url: `/${round.year}/results/corrective/${actionId}`,
        due_on: dueOn,
        returned_reason: null,
        returned_by: null,
      })),
    ),
  ];
}
