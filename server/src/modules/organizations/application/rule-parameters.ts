import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface RuleParameterRow {
  code: string;
  value: unknown;
  /** Clause, local document or "default" that the value comes from. */
  source: string;
  origin: 'OWN' | 'DEFAULT';
}

/** Rules by code, as they hold in one jurisdiction and year. */
export class ResolvedParameters {
  private readonly byCode: ReadonlyMap<string, RuleParameterRow>;

  constructor(rows: readonly RuleParameterRow[]) {
    this.byCode = new Map(rows.map((row) => [row.code, row]));
  }

  /** Value as it stands, or the caller's fallback where nobody has set one. */
  get<T>(code: string, fallback: T): T {
    return (this.byCode.get(code)?.value as T | undefined) ?? fallback;
  }

  all(): RuleParameterRow[] {
    return [...this.byCode.values()].sort((a, b) => a.code.localeCompare(b.code));
  }
}

@Injectable()
export class RuleParameters {
  constructor(private readonly uow: UnitOfWork) {}

  async of(year: number): Promise<ResolvedParameters> {
    const rows = await this.uow.query<RuleParameterRow>(
      `SELECT DISTINCT ON (code) code, value, source, origin FROM (
         SELECT code, value, source, 'OWN' AS origin, 0 AS rank, year_from FROM organizations.rule_parameter
          WHERE jurisdiction_id = $1 AND year_from <= $2 AND (year_to IS NULL OR year_to >= $2)
         UNION ALL
         SELECT code, value, source, 'DEFAULT', 1, 0 FROM reference.rule_default) r
        ORDER BY code, rank, year_from DESC`,
      [currentActor().jurisdictionId, year],
    );
    return new ResolvedParameters(rows);
  }
}
