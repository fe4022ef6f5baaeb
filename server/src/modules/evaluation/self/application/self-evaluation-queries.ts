import { Injectable } from '@nestjs/common';
import { forecastError } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { isId } from '../../../../platform/database/index.js';
import { badInput, notFound } from '../../../../platform/errors/index.js';
import { decodeCursor, groupsOf, type Page, pageOf } from '../../../../platform/graphql/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import {
  type SelfEvaluationFilter,
  type SelfEvaluationRecord,
  SELF_VIEWS,
  SelfEvaluationReads,
  type SelfEvaluationRowRecord,
} from '../persistence/self-evaluation.reads.js';

export { SELF_VIEWS };

/** Self-evaluations for the screens, inside the actor's reach. */
@Injectable()
export class SelfEvaluationQueries {
  constructor(
    private readonly reads: SelfEvaluationReads,
    private readonly organizations: OrganizationsApi,
  ) {}

  async page(asked: SelfEvaluationFilter, first: number, after?: string | null): Promise<Page<SelfEvaluationRecord>> {
    const rules = await this.organizations.parameters(asked.workYear);
    const filter = { ...asked, opinionLength: rules.rule('self.opinionLength') };
    const rows = await this.reads.page(filter, first, cursorOf(after));
    return pageOf(
      rows,
      first,
      await this.reads.count(filter),
      (row) => [row.id],
      (row) => row,
    );
  }

  async one(id: string): Promise<SelfEvaluationRecord> {
    const [row] = await this.reads.visible(currentActor(), [id], false);
    if (!row) throw notFound('id');
    return row;
  }

  async rows(
    ids: readonly string[],
  ): Promise<Map<string, (SelfEvaluationRowRecord & { forecastError: string | null })[]>> {
    const rows = (await this.reads.rows(ids)).map((row) => ({
      ...row,
      forecastError: forecastError(row.expectedValue, row.actualValue),
    }));
    return groupsOf(ids, rows, (row) => row.selfEvaluationId);
  }
}

function cursorOf(after: string | null | undefined): string | null {
  const cursor = decodeCursor(after, 1)?.[0] ?? null;
  if (cursor !== null && !isId(cursor)) throw badInput('CURSOR_INVALID', 'after');
  return cursor;
}
