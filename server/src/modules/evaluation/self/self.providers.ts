import type { Provider } from '@nestjs/common';
import { OwedSelfEvaluations } from './application/owed-self-evaluations.js';
import { SelfEvaluationBinding } from './application/self-evaluation-binding.js';
import { SelfEvaluationQueries } from './application/self-evaluation-queries.js';
import { DivisionOpinion } from './application/division-opinion.js';
import { OpenSelfEvaluations } from './application/open-sheets.js';
import { SaveSelfEvaluation } from './application/save-sheet.js';
import { SelfEvaluationParts } from './application/self-evaluation-parts.js';
import { SheetMoney } from './application/sheet-money.js';
import { StoredSheets } from './application/stored-sheets.js';
import { SelfPartsResolver } from './graphql/self-parts.resolver.js';
import { SelfEvaluationWrites } from './persistence/self-evaluation.writes.js';
import { SelfPartsReads } from './persistence/self-parts.reads.js';
import { OwedSelfEvaluationResolver } from './graphql/owed-self-evaluation.resolver.js';
import { SelfEvaluationResolver } from './graphql/self-evaluation.resolver.js';
import { OwedSelfEvaluationReads } from './persistence/owed-self-evaluation.reads.js';
import { SelfEvaluationReads } from './persistence/self-evaluation.reads.js';

/** Everything that self-evaluation adds to the evaluation module. */
export const SELF_PROVIDERS: Provider[] = [
  SelfEvaluationReads,
  OwedSelfEvaluationReads,
  SelfEvaluationQueries,
  SelfPartsReads,
  SelfEvaluationWrites,
  StoredSheets,
  SheetMoney,
  OpenSelfEvaluations,
  SaveSelfEvaluation,
  DivisionOpinion,
  SelfEvaluationParts,
  SelfEvaluationBinding,
  OwedSelfEvaluations,
  SelfEvaluationResolver,
  SelfPartsResolver,
  OwedSelfEvaluationResolver,
];
