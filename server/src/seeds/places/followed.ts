import type { FundTag } from '@jixiao/shared';
import { drawSample } from '@jixiao/shared';
import { contentHash } from '../../platform/integrity/index.js';
import { addDays, padded, spread } from '../dates.js';
import { allocate, money, share, units } from '../money-allocation.js';
import type { BuiltProject } from '../objectives.js';
import type { Organizations, Unit } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';

/** What a place followed beside its rounds. */
export interface FollowedPlan {
  /** A total over kinds, one fund each; or one fund for every project of a tag. */
  readonly funds?:
    | { readonly wan: string; readonly seed: number; readonly kinds: readonly FundTag[] }
    | { readonly ofProjects: FundTag };
  readonly sample?: { readonly name: string; readonly share: string; readonly seed: string; readonly drawnOn: string };
}

/** Amounts in units of 100 yuan. */
interface Arrived {
  readonly name: string;
  readonly kind: FundTag;
  readonly amount: bigint;
  readonly users: readonly { unit: Unit; projectId: string | null }[];
}

const USERS_OF_A_KIND = 4;

export function buildFollowed(
  organizations: Organizations,
  plan: FollowedPlan,
  year: number,
  built: readonly BuiltProject[],
): Batch[] {
  return [
    ...(plan.funds ? funds(organizations, year, arrived(organizations, plan.funds, built)) : []),
    ...(plan.sample ? sample(organizations, plan.sample, year, built) : []),
  ];
}

function arrived(
  { units: all }: Organizations,
  plan: NonNullable<FollowedPlan['funds']>,
  built: readonly BuiltProject[],
): Arrived[] {
  if ('ofProjects' in plan)
    return built
      .filter((one) => one.plan.fundTags?.includes(plan.ofProjects))
      .map(({ plan: project, projectId }) => ({
        name: project.name.replace('项目', '资金'),
        kind: plan.ofProjects,
        amount: project.amount,
        users: [{ unit: project.unit, projectId }],
      }));
  const amounts = allocate(units(plan.wan), plan.kinds.length, plan.seed);
  return plan.kinds.map((kind, i) => ({
    name: `示例直达资金${padded(i + 1, 2)}`,
    kind,
    amount: amounts[i]!,
    users: Array.from({ length: USERS_OF_A_KIND }, (_, k) => ({
      unit: all[i * USERS_OF_A_KIND + k]!,
      projectId: null,
    })),
  }));
}

/** All of it goes on from the treasury within the month, and nearly all of it from its users to those it is for. */
function funds({ id, plan }: Organizations, year: number, sums: readonly Arrived[]): Batch[] {
  const rows: Row<'monitoring.fund'>[] = [];
  const moves: Row<'monitoring.fund_trace'>[] = [];
  sums.forEach(({ name, kind, amount, users }, i) => {
    const fundId = id('fund', i + 1);
    const receivedOn = addDays(`${year}-03-16`, (i * 7) % 150);
    rows.push({
      id: fundId,
      budget_year: year,
      name,
      kind,
      document_no: `示例财预〔${year}〕${200 + i}号`,
      amount: money(amount),
      level: 'COUNTY',
      received_on: receivedOn,
      office_id: users[0]!.unit.divisionId,
      competent_agency_id: users[0]!.unit.agencyId,
    });
    const parts = allocate(amount, users.length, i + 1);
    users.forEach(({ unit, projectId }, k) => {
      const stepId = id('fund-trace', i * 20 + k * 2 + 1);
      const step = { fund_id: fundId, agency_id: unit.agencyId, project_id: projectId };
      moves.push({
        ...step,
        id: stepId,
        level: 'UNIT',
        holder: unit.name,
        amount: money(parts[k]!),
        moved_on: addDays(receivedOn, 10 + spread(i + k, 15)),
        voucher_no: `示例${plan.code}-${i + 1}-${k + 1}`,
      });
      moves.push({
        fund_id: fundId,
        id: id('fund-trace', i * 20 + k * 2 + 2),
        from_id: stepId,
        level: 'BENEFICIARY',
        holder: '示例受益对象',
        amount: money(share(parts[k]!, (i + k) % 4 === 0 ? 900 : 1000)),
        moved_on: addDays(receivedOn, 40 + spread(i + k, 40)),
        voucher_no: `示例${plan.code}-${i + 1}-${k + 1}-受益`,
      });
    });
  });
  return [batch('monitoring.fund', rows), batch('monitoring.fund_trace', moves)];
}

/** Drawn by the product's own rule from every project with an approved objective; what was seen is as it was filed. */
function sample(
  { id, offices }: Organizations,
  plan: NonNullable<FollowedPlan['sample']>,
  year: number,
  built: readonly BuiltProject[],
): Batch[] {
  const codes = built.map((project) => ({
    project,
    code: `${project.plan.unit.code}-${year}-${padded(project.plan.n, 4)}`,
  }));
  const byCode = new Map(codes.map(({ code, project }) => [code, project]));
  const drawn = drawSample([...byCode.keys()], plan.share, plan.seed);
  return [
    batch('monitoring.spot_sample', [
      {
        id: id('spot-sample', 1),
        budget_year: year,
        name: plan.name,
        seed: plan.seed,
        share: plan.share,
        population_count: codes.length,
        population_hash: contentHash([...byCode.keys()].sort()),
        drawn_on: plan.drawnOn,
        drawn_by: offices.performance.accountId,
      },
    ]),
    batch(
      'monitoring.spot_check',
      drawn.map((code, i) => {
        const { plan: project, projectId } = byCode.get(code)!;
        return {
          id: id('spot-check', i + 1),
          sample_id: id('spot-sample', 1),
          project_id: projectId,
          agency_id: project.unit.agencyId,
          ordinal: i + 1,
          checked_on: addDays(plan.drawnOn, 7 + spread(i, 30)),
          place: `${project.unit.name}项目现场（演示）`,
          people: `${offices.performance2.personName}、${project.unit.clerk.personName}`,
          finding: '账面、资料和现场一致（演示）',
          has_difference: false,
          recorded_by: offices.performance2.accountId,
        };
      }),
    ),
  ];
}
