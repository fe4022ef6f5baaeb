import { Injectable } from '@nestjs/common';
import {
  Exact,
  executionRate,
  fen,
  frozenAlerts,
  isWholeObject,
  type Quadrant,
  quadrantOf,
  roundHalfUp,
  sumMoney,
  timeProgress,
  yuan,
} from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { notFound } from '../../../platform/errors/index.js';
import { ProjectsApi } from '../../projects/index.js';
import { RoundReads } from '../persistence/round.reads.js';
import { type ReminderRecord, RoundUnitReads } from '../persistence/round-unit.reads.js';
import type { ExemptItemRecord, RoundRecord, RoundSheetRecord, RoundUnitRecord } from '../persistence/round.records.js';
import { lateDifference } from './make-sheets.js';

/** One sheet in the picture of money and goal. */
export interface BoardSheet extends Omit<RoundSheetRecord, 'fundKinds'> {
  isFiled: boolean;
  executionRate: string | null;
  /** Time progress − execution rate, in points. */
  gap: string | null;
  quadrant: Quadrant | null;
  /** Payments of the period that arrived after the sheet was judged; null where nothing is known. */
  lateDifference: string | null;
  liveRate: string | null;
}

export interface BoardCount {
  key: string;
  owed: number;
  filed: number;
  amount: string;
}

export interface Board {
  round: RoundRecord;
  timeProgress: string;
  yellowGap: string;
  redGap: string;
  owed: number;
  filed: number;
  unitsMissing: number;
  vacantSeats: number;
  green: number;
  yellow: number;
  red: number;
  /** Filed sheets that are not green and about which nothing was decided yet. */
  undecided: number;
  budget: string;
  executed: string;
  rate: string | null;
  /** The payments of the same period as they are known now, and what they differ by. */
  late: string;
  lateSheets: number;
  liveExecuted: string;
  liveRate: string | null;
  lastImportOn: string | null;
  byFund: BoardCount[];
  byState: BoardCount[];
  sheets: BoardSheet[];
  units: RoundUnitRecord[];
  exemptItems: ExemptItemRecord[];
}

const FILED: readonly string[] = ['SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED'];

/** A round at a glance, inside the actor's reach: seven questions, however many sheets it has. */
@Injectable()
export class RoundBoard {
  constructor(
    private readonly rounds: RoundReads,
    private readonly reads: RoundUnitReads,
    private readonly projects: ProjectsApi,
  ) {}

  list(year: number): Promise<RoundRecord[]> {
    return this.rounds.rounds({ year });
  }

  async one(id: string): Promise<RoundRecord> {
    const [round] = await this.rounds.rounds({ ids: [id] });
    if (!round) throw notFound('id');
    return round;
  }

  units(roundId: string): Promise<RoundUnitRecord[]> {
    return this.reads.units({ roundId });
  }

  async unit(id: string): Promise<RoundUnitRecord> {
    const [unit] = await this.reads.units({ ids: [id] });
    if (!unit) throw notFound('id');
    return unit;
  }

  reminders(roundId: string): Promise<ReminderRecord[]> {
    return this.reads.reminders(roundId);
  }

  /** What one first-level unit answers for. @throws DomainError when the actor does not see it, or it is not of the round */
  async ofUnit(id: string, unitId: string): Promise<Board> {
    const board = await this.board(id, unitId);
    if (board.units.length === 0) throw notFound('unitId');
    return board;
  }

  /** @param unitId only what one first-level unit answers for */
  async board(id: string, unitId: string | null = null): Promise<Board> {
    const round = await this.one(id);
    const all = await this.reads.units({ roundId: id });
    const units = unitId === null ? all : all.filter(({ agencyId }) => agencyId === unitId);
    const records = await this.withBodies(round, await this.reads.sheets(id, unitId));
    const exemptItems = unitId === null ? await this.reads.exemptItems(round.budgetYear) : [];
    const lastImportOn = await this.reads.lastImport(round.budgetYear);
    const alerts = frozenAlerts(round.parameters);
    const sheets = records.map((record) => pointOf(record, round, alerts));
    const filed = sheets.filter(({ isFiled }) => isFiled);
    const missing = units.filter((unit) => unit.missing > 0);
    const lit = (light: string): number => filed.filter((sheet) => sheet.light === light).length;
    const budget = sumMoney(records.map((sheet) => sheet.budget));
    const executed = sumMoney(records.map((sheet) => sheet.executed));
    const late = sheets.filter(({ lateDifference: late }) => late !== null && late !== '0.00');
    const liveExecuted = sumMoney(sheets.map(({ paidToDate, executed: known }) => paidToDate ?? known));
    return {
      round,
      timeProgress: timeProgress(round.periodTo),
      yellowGap: alerts.yellowGap,
      redGap: alerts.redGap,
      owed: units.reduce((sum, unit) => sum + unit.owed, 0),
      filed: filed.length,
      unitsMissing: missing.length,
      vacantSeats: missing.filter(({ clerk }) => clerk === null).length,
      green: lit('GREEN'),
      yellow: lit('YELLOW'),
      red: lit('RED'),
      undecided: filed.filter(({ light, disposal }) => light !== 'GREEN' && disposal === null).length,
      budget,
      executed,
      rate: executionRate({ adjustedBudget: budget, executed }),
      late: sumMoney(late.map((sheet) => sheet.lateDifference!)),
      lateSheets: late.length,
      liveExecuted,
      liveRate: executionRate({ adjustedBudget: budget, executed: liveExecuted }),
      lastImportOn,
      byFund: byFund(records),
      byState: byState(records),
      sheets,
      units,
      exemptItems,
    };
  }

  /** What bodies have spent of 基本支出 and for their projects, where the budget system has said it. */
  private async withBodies(round: RoundRecord, records: readonly RoundSheetRecord[]): Promise<RoundSheetRecord[]> {
    const { today } = currentActor();
    const paid = await this.projects.bodiesPaidUntil(
      records
        .filter(({ objectType }) => isWholeObject(objectType))
        .flatMap(({ agencyId }) =>
          [round.periodTo, today].map((to) => ({ agencyId, from: `${round.budgetYear}-01-01`, to })),
        ),
    );
    return records.map((record) =>
      isWholeObject(record.objectType)
        ? { ...record, paidInPeriod: paid(record.agencyId, round.periodTo), paidToDate: paid(record.agencyId, today) }
        : record,
    );
  }
}

function pointOf(
  { fundKinds: _, ...record }: RoundSheetRecord,
  round: RoundRecord,
  alerts: ReturnType<typeof frozenAlerts>,
): BoardSheet {
  const rate = executionRate({ adjustedBudget: record.budget, executed: record.executed });
  const gap = rate === null ? null : roundHalfUp(new Exact(timeProgress(round.periodTo)).minus(rate), 2);
  const isFiled = FILED.includes(record.state);
  const live = record.paidToDate;
  return {
    ...record,
    isFiled,
    executionRate: rate,
    gap,
    quadrant: isFiled ? quadrantOf({ gap, goalGap: record.goalGap }, alerts) : null,
    lateDifference: lateDifference(record.paidInPeriod, record.executed),
    liveRate: live === null ? null : executionRate({ adjustedBudget: record.budget, executed: live }),
  };
}

/** Each sheet stands in one book, the first of its own, so that the money adds up to the round's. */
function byFund(records: readonly RoundSheetRecord[]): BoardCount[] {
  return counted(records, ({ fundKinds }) => (fundKinds.length === 0 ? ['NONE'] : fundKinds.slice(0, 1)));
}

function byState(records: readonly RoundSheetRecord[]): BoardCount[] {
  return counted(records, ({ state }) => [state]);
}

function counted(records: readonly RoundSheetRecord[], keysOf: (record: RoundSheetRecord) => string[]): BoardCount[] {
  const counts = new Map<string, { owed: number; filed: number; fen: bigint }>();
  for (const record of records) {
    for (const key of keysOf(record)) {
      const count = counts.get(key) ?? { owed: 0, filed: 0, fen: 0n };
      const isFiled = FILED.includes(record.state) ? 1 : 0;
      counts.set(key, { owed: count.owed + 1, filed: count.filed + isFiled, fen: count.fen + fen(record.budget) });
    }
  }
  return [...counts]
    .map(([key, { owed, filed, fen: sum }]) => ({ key, owed, filed, amount: yuan(sum) }))
    .sort((a, b) => b.owed - a.owed || a.key.localeCompare(b.key));
}
