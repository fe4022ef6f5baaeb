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

  async counts(roundId: string): Promise<ReportCountRecord> {
    await this.boards.one(roundId);
    return this.reads.counts(roundId);
  }
}
