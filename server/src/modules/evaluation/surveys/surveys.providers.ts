import type { Provider } from '@nestjs/common';
import { Surveys } from './application/surveys.js';
import { SurveyResolver } from './graphql/survey.resolver.js';
import { SurveyReads } from './persistence/survey.reads.js';

/** Everything that questionnaires add to the evaluation module. */
export const SURVEY_PROVIDERS: Provider[] = [SurveyReads, Surveys, SurveyResolver];
