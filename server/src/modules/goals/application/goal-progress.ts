import { Injectable } from '@nestjs/common';
import {
  type ProjectWithoutGoal,
  ProgressRows,
  type RoundProgress,
  type UnitProgress,
} from '../persistence/progress.rows.js';

export interface ProgressFilter {
  year: number;
  agencyId: string | null;
}

/** The board of a division, a department or the bureau: the same table, as far as the seat reaches. */
@Injectable()
export class GoalProgress {
  constructor(private readonly rows: ProgressRows) {}

  units({ year, agencyId }: ProgressFilter): Promise<UnitProgress[]> {
    return this.rows.units(year, agencyId);
  }

  rounds({ year, agencyId }: ProgressFilter): Promise<RoundProgress[]> {
    return this.rows.rounds(year, agencyId);
  }

  withoutGoal({ year, agencyId }: ProgressFilter): Promise<ProjectWithoutGoal[]> {
    return this.rows.withoutGoal(year, agencyId);
  }
}
