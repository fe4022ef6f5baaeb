import { Injectable } from '@nestjs/common';
import type { RatingResult } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import type { EngagementRecord } from '../persistence/engagement.reads.js';
import { Firms } from './firms.js';

/** 按考评结果奖罚: what a rating leaves in the firm's record; the worst band keeps the firm from the next choice (R158). */
@Injectable()
export class RatingConsequences {
  constructor(private readonly firms: Firms) {}

  /** Inside the transaction that takes the rating over. */
  async of({ id, firmId, title }: EngagementRecord, { total, band, vetoes }: RatingResult): Promise<void> {
    const why = [`${total} ${band.name}`, ...vetoes].join('；');
    const remember = (kind: string, until: string | null = null): Promise<void> =>
      this.firms.remember(firmId!, kind, `${title}：${why}`, until, id);
    await remember('RATING');
    if (band.isPreferred) await remember('COMMENDATION');
    if (band.isWarned) await remember('WARNING');
    if (band.suspendYears > 0) await remember('SUSPENSION', yearsOn(currentActor().today, band.suspendYears));
  }
}

/** The same day so many years on; the end of February where there is no such day. */
function yearsOn(today: string, years: number): string {
  const date = `${Number(today.slice(0, 4)) + years}${today.slice(4)}`;
  return date.endsWith('-02-29') ? date.replace('-29', '-28') : date;
}
