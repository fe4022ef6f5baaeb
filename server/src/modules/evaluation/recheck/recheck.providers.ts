import type { Provider } from '@nestjs/common';
import { DrawRecheck } from './application/draw-recheck.js';
import { RecheckBinding } from './application/recheck-binding.js';
import { RecheckQueries } from './application/recheck-queries.js';
import { Rechecks } from './application/rechecks.js';
import { RecheckOfSelfEvaluationResolver, RecheckResolver, RecheckSampleResolver } from './graphql/recheck.resolver.js';
import { RecheckReads } from './persistence/recheck.reads.js';

/** Everything that the recheck adds to the evaluation module. */
export const RECHECK_PROVIDERS: Provider[] = [
  RecheckReads,
  DrawRecheck,
  Rechecks,
  RecheckBinding,
  RecheckQueries,
  RecheckSampleResolver,
  RecheckResolver,
  RecheckOfSelfEvaluationResolver,
];
