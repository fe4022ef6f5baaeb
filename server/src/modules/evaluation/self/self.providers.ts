import type { Provider } from '@nestjs/common';
import { OwedSelfEvaluations } from './application/owed-self-evaluations.js';
import { SelfEvaluationBinding } from './application/self-evaluation-binding.js';
import { SelfEvaluationQueries } from './application/self-evaluation-queries.js';
import { SelfEvaluations } from './application/self-evaluations.js';
import { OwedSelfEvaluationResolver } from './graphql/owed-self-evaluation.resolver.js';
import { SelfEvaluationResolver } from './graphql/self-evaluation.resolver.js';
import { OwedSelfEvaluationReads } from './persistence/owed-self-evaluation.reads.js';
import { SelfEvaluationReads } from './persistence/self-evaluation.reads.js';

/** Everything that self-evaluation adds to the evaluation module. */
export const SELF_PROVIDERS: Provider[] = [
  SelfEvaluationReads,
  OwedSelfEvaluationReads,
  SelfEvaluationQueries,
  SelfEvaluations,
  SelfEvaluationBinding,
  OwedSelfEvaluations,
  SelfEvaluationResolver,
  OwedSelfEvaluationResolver,
];
