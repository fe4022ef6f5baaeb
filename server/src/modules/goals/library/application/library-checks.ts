import { Injectable } from '@nestjs/common';
import { checkSetUse, type Refusal, refusal, setUse } from '@jixiao/shared';
import type { ObjectiveForm } from '../../application/content.js';
import { LibraryReads } from '../persistence/library.reads.js';
import { SetReads } from '../persistence/set.reads.js';

/** What the library asks of an objective. */
@Injectable()
export class LibraryChecks {
  constructor(
    private readonly reads: LibraryReads,
    private readonly sets: SetReads,
  ) {}

  /** Least share of the department's own set, where the department has named one (R055); one question for all forms. */
  async refusals(forms: readonly ObjectiveForm[]): Promise<Map<string, Refusal[]>> {
    const departments = forms.flatMap(({ objective }) => (objective.departmentId ? [objective.departmentId] : []));
    const sets = new Map((await this.sets.setsOf([...new Set(departments)])).map((set) => [set.agencyId, set]));
    return new Map(
      forms.map(({ objective, indicators }) => {
        const set = objective.departmentId ? sets.get(objective.departmentId) : undefined;
        if (!set) return [objective.versionId, []];
        const ids = indicators.map((row) => row.libraryIndicatorId);
        return [objective.versionId, checkSetUse(setUse(ids, new Set(set.indicatorIds)), set.minimumShare)];
      }),
    );
  }

  /** Ids that name nothing the actor can see: a use of the library is a use of something. */
  async unknown(rows: readonly { libraryIndicatorId?: string | null }[]): Promise<Refusal[]> {
    const ids = [
      ...new Set(rows.flatMap(({ libraryIndicatorId }) => (libraryIndicatorId ? [libraryIndicatorId] : []))),
    ];
    if (ids.length === 0) return [];
    const known = new Set((await this.reads.newest(ids)).map(({ id }) => id));
    return rows.flatMap(({ libraryIndicatorId }, index) =>
      libraryIndicatorId && !known.has(libraryIndicatorId)
        ? [
            refusal('LIBRARY_INDICATOR_UNKNOWN', {
              ruleId: 'L-09',
              field: `indicators[${index}].name`,
              params: { row: index + 1 },
            }),
          ]
        : [],
    );
  }
}
