import { Injectable } from '@nestjs/common';
import { checkSurvey, type Refusal, refusal, type SurveyResult, surveyResult } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { SurveyReads, type SurveyText } from '../persistence/survey.reads.js';

export type KnownResult = SurveyResult & { readonly least: number };

/** What questionnaires have brought, whatever they belong to. */
@Injectable()
export class SurveyResults {
  constructor(
    private readonly reads: SurveyReads,
    private readonly organizations: OrganizationsApi,
  ) {}

  /** While it runs, only how many have answered; the result stands when it is closed. */
  async of(surveys: readonly SurveyText[]): Promise<Map<string, KnownResult>> {
    const sums = await this.reads.sums(surveys.map(({ id }) => id));
    const rules = await this.organizations.parametersOf(surveys.map(({ workYear }) => workYear));
    return new Map(
      surveys.map((survey) => {
        const { n, sums: given } = sums.get(survey.id) ?? { n: 0, sums: [] };
        const least = rules.get(survey.workYear)!.rule('survey.leastAnswers');
        const result =
          survey.state === 'CLOSED'
            ? surveyResult(survey.questions, survey.scale, given, n, least)
            : { n, rate: null, questions: [] };
        return [survey.id, { ...result, least }];
      }),
    );
  }
}

/** What is asked is fixed when it opens; a questionnaire whose last day has passed would take no answer. */
export function openable(survey: SurveyText): Refusal[] {
  const found = checkSurvey(survey);
  if (survey.closesOn < currentActor().today)
    found.push(refusal('SURVEY_DATES', { ruleId: 'SV-01', field: 'closesOn', params: { opensOn: survey.opensOn } }));
  return found;
}

/** A questionnaire that is closed before its last day has ended on the day of its closing. */
export function lastDay(action: string, { opensOn, closesOn }: SurveyText): { closes_on: string } {
  const { today } = currentActor();
  return { closes_on: action === 'close' && today < closesOn && today >= opensOn ? today : closesOn };
}
