import type { Provider } from '@nestjs/common';
import { SurveyResults } from './application/survey-results.js';
import { Surveys } from './application/surveys.js';
import { SurveyResolver } from './graphql/survey.resolver.js';
import { SurveyReads } from './persistence/survey.reads.js';
import { SurveyWrites } from './persistence/survey.writes.js';

/** Everything that questionnaires add to the evaluation module. */
export const SURVEY_PROVIDERS: Provider[] = [SurveyReads, SurveyWrites, SurveyResults, Surveys, SurveyResolver];
