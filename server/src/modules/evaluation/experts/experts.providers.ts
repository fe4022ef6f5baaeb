import type { Provider } from '@nestjs/common';
import { DrawExperts } from './application/draw-experts.js';
import { ExpertBinding } from './application/expert-binding.js';
import { ExpertPool } from './application/expert-pool.js';
import { ExpertQueries } from './application/expert-queries.js';
import { ExpertUses } from './application/expert-uses.js';
import { DrawResolver, ExpertResolver } from './graphql/expert.resolver.js';
import { ExpertReads } from './persistence/expert.reads.js';

/** Everything that the pool of experts adds to the evaluation module. */
export const EXPERT_PROVIDERS: Provider[] = [
  ExpertReads,
  ExpertPool,
  ExpertBinding,
  DrawExperts,
  ExpertUses,
  ExpertQueries,
  ExpertResolver,
  DrawResolver,
];
