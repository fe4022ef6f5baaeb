import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { ScorerReads } from '../persistence/scorer.reads.js';

export const panelOpen = (waiting: number): Refusal =>
  refusal('PANEL_OPEN', { ruleId: 'BS-01', field: 'scorers', params: { waiting }, wayOut: 'WAIT_FOR_SCORERS' });

/** While somebody is still scoring, there is no official score that could be seen: it is not entered. */
@Injectable()
export class OpenPanels {
  constructor(private readonly reads: ScorerReads) {}

  /** Refusals of those tasks whose panel is open; tasks without a panel are not in the answer. */
  async whileOpen(taskIds: readonly string[]): Promise<Map<string, Refusal[]>> {
    const rows = await this.reads.progress(taskIds);
    return new Map(
      rows.filter(({ waiting }) => waiting > 0).map(({ taskId, waiting }) => [taskId, [panelOpen(waiting)]]),
    );
  }
}
