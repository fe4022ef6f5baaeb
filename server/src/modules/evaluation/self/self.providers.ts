import type { Provider } from '@nestjs/common';
import { OwedSelfEvaluations } from './application/owed-self-evaluations.js';
import { SelfEvaluationBinding } from './application/self-evaluation-binding.js';
import { SelfEvaluationQueries } from './application/self-evaluation-queries.js';
import { DivisionOpinion } from './application/division-opinion.js';
import { DivisionNotices } from './application/division-notices.js';
import { UnitSummaries } from './application/unit-summaries.js';
import { SelfSurveys } from './application/self-surveys.js';
import { SelfSurveyResolver, SurveysOfSelfResolver } from './graphql/self-survey.resolver.js';
import { SelfSurveyReads } from './persistence/self-survey.reads.js';
import { SelfProgress } from './application/self-progress.js';
import { UnitSummaryResolver } from './graphql/unit-summary.resolver.js';
import { SelfProgressResolver } from './graphql/self-progress.resolver.js';
import { CoachingReads } from './persistence/coaching.reads.js';
import { UnitSummaryReads } from './persistence/unit-summary.reads.js';
import { SelfProgressReads } from './persistence/self-progress.reads.js';
import { SelfFormRoom } from './exchange/self-form-room.js';
import { KnownSelfForms } from './exchange/known-self-forms.js';
import { SelfArchives } from './exchange/self-archives.js';
import { SelfFormSheets } from './exchange/self-form-sheets.js';
import { SelfArchiveResolver } from './graphql/self-archive.resolver.js';
import { SelfFormReads } from './persistence/self-forms.reads.js';
import { SelfReportDocuments } from './reports/self-report-documents.js';
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
  SelfSurveyReads,
  SelfSurveys,
  SelfSurveyResolver,
  SurveysOfSelfResolver,
  SelfFormReads,
  KnownSelfForms,
  SelfFormSheets,
  SelfFormRoom,
  SelfReportDocuments,
  SelfArchives,
  SelfArchiveResolver,
  SelfProgressReads,
  CoachingReads,
  SelfProgress,
  DivisionNotices,
  UnitSummaryReads,
  UnitSummaries,
  UnitSummaryResolver,
  SelfProgressResolver,
  SelfEvaluationResolver,
  SelfPartsResolver,
  OwedSelfEvaluationResolver,
];
