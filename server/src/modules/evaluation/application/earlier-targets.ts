import { Injectable } from '@nestjs/common';
import { batched } from '../../../platform/graphql/index.js';
import { type EarlierTarget, EarlierTargetReads } from '../persistence/earlier-target.reads.js';

export type { EarlierTarget };

/** Shows beside the target that counts the one that stood before the adjustment (R084). */
@Injectable()
export class EarlierTargets {
  constructor(private readonly reads: EarlierTargetReads) {}

  readonly ofRow = batched<EarlierTarget | null>((rowIds) => this.reads.of(rowIds), null);
}
