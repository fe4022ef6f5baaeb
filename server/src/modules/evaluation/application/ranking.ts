import { Injectable } from '@nestjs/common';
import { isComparable, peerGroupKey } from '@jixiao/shared';
import { isId } from '../../../platform/database/index.js';
import { badInput } from '../../../platform/errors/index.js';
import { decodeCursor, type Page, pageOf } from '../../../platform/graphql/index.js';
import { type RankedRecord, type RankingGroupRecord, RankingReads } from '../persistence/ranking.reads.js';

export interface RankingGroup extends RankingGroupRecord {
  key: string;
}

export interface RankingPage extends Page<RankedRecord> {
  /** False where projects of different kinds stand in one list: 不同类型项目不可直接比较. */
  isComparable: boolean;
}

const SCORE = /^\d{1,3}(\.\d{1,4})?$/;

/** Ranks projects inside their peer group unless a mixed list is asked for; that one says that it is none (R050). */
@Injectable()
export class Ranking {
  constructor(private readonly reads: RankingReads) {}

  async groups(subjectYear: number): Promise<RankingGroup[]> {
    return (await this.reads.groups(subjectYear)).map((group) => ({ ...group, key: peerGroupKey(group) }));
  }

  async page(
    question: { subjectYear: number; groupKey?: string | null },
    first: number,
    after?: string | null,
  ): Promise<RankingPage> {
    const { subjectYear, groupKey } = question;
    const groups = await this.groups(subjectYear);
    const group = groupKey ? groups.find(({ key }) => key === groupKey) : null;
    const shown = group ? [group] : groupKey ? [] : groups;
    const total = shown.reduce((sum, { scored }) => sum + scored, 0);
    const rows = shown.length > 0 ? await this.reads.ranked({ subjectYear, group }, first, cursorOf(after)) : [];
    const page = pageOf(
      rows,
      first,
      total,
      ({ score, id }) => [score, id],
      (row) => row,
    );
    return { ...page, isComparable: isComparable(shown) };
  }
}

function cursorOf(after: string | null | undefined): { score: string; id: string } | null {
  const cursor = decodeCursor(after, 2);
  if (!cursor) return null;
  const [score, id] = cursor.map(String);
  if (!SCORE.test(score!) || !isId(id!)) throw badInput('CURSOR_INVALID', 'after');
  return { score: score!, id: id! };
}
