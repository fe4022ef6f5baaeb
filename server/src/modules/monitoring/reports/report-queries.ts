import { Injectable } from '@nestjs/common';
import { RoundBoard } from '../application/round-board.js';
import {
  type DeliveredRecord,
  MonitoringReportReads,
  type ReportCountRecord,
} from '../persistence/monitoring-report.reads.js';

/** What screens ask about reports. */
@Injectable()
export class ReportQueries {
  constructor(
    private readonly boards: RoundBoard,
    private readonly reads: MonitoringReportReads,
  ) {}

  /** Sheets that the caller has shown to the actor. */
  async ofSheets(sheetIds: readonly string[]): Promise<Map<string, DeliveredRecord>> {
    return new Map((await this.reads.delivered(sheetIds)).map((one) => [one.subjectId, one]));
  }

  /** What a first-level unit has delivered of a round; null where it has not yet. */
  async ofDepartment(roundId: string, unitId: string): Promise<DeliveredRecord | null> {
    await this.boards.ofUnit(roundId, unitId);
    const [delivered] = await this.reads.delivered([unitId], roundId);
    return delivered ?? null;
  }

  async counts(roundId: string): Promise<ReportCountRecord> {
    await this.boards.one(roundId);
    return this.reads.counts(roundId);
  }
}
