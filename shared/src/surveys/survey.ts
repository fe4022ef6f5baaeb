import { Exact, roundHalfUp } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';

const OPINIONS = ['BENEFICIARY_SATISFACTION', 'PUBLIC_SATISFACTION'];
const IN_NUMBERS = ['GE', 'LE', 'EQ', 'RANGE', 'BAND'];

/** Whether a questionnaire can answer an indicator: satisfaction, in per cent. A result is a share of the highest grade. */
export function isSurveyable(row: {
  readonly level1: string;
  readonly level2: string;
  readonly direction: string;
  readonly unit: string | null;
}): boolean {
  const isOpinion = row.level1 === 'SATISFACTION' || OPINIONS.includes(row.level2);
  return isOpinion && IN_NUMBERS.includes(row.direction) && row.unit?.normalize('NFKC').trim() === '%';
}

/** 5: 很不满意 … 很满意; 10: points of 1 to 10. */
export const SURVEY_SCALES = [5, 10] as const;
export type SurveyScale = (typeof SURVEY_SCALES)[number];

export interface SurveyDraft {
  readonly title: string;
  readonly scale: number;
  readonly questions: readonly string[];
  readonly opensOn: string;
  readonly closesOn: string;
}

const MOST_QUESTIONS = 20;

export function checkSurvey(survey: SurveyDraft): Refusal[] {
  const found: Refusal[] = [];
  if (!survey.title.trim()) found.push(refusal('REQUIRED', { field: 'title' }));
  if (!SURVEY_SCALES.some((scale) => scale === survey.scale))
    found.push(refusal('SURVEY_SCALE', { ruleId: 'SV-01', field: 'scale', params: { scale: survey.scale } }));
  if (survey.questions.length === 0 || survey.questions.length > MOST_QUESTIONS)
    found.push(refusal('SURVEY_QUESTIONS', { ruleId: 'SV-01', field: 'questions', params: { most: MOST_QUESTIONS } }));
  survey.questions.forEach((question, index) => {
    if (!question.trim()) found.push(refusal('REQUIRED', { field: `questions[${index}]` }));
  });
  if (survey.closesOn < survey.opensOn)
    found.push(refusal('SURVEY_DATES', { ruleId: 'SV-01', field: 'closesOn', params: { opensOn: survey.opensOn } }));
  return found;
}

export interface QuestionResult {
  readonly question: string;
  /** Mean in per cent of the highest grade. */
  readonly rate: string;
}

export interface SurveyResult {
  readonly n: number;
  /** Null while too few have answered: nothing is concluded from them (不足以下结论). */
  readonly rate: string | null;
  readonly questions: readonly QuestionResult[];
}

/** Sum and count of what was answered, by question, are all that the result needs. */
export function surveyResult(
  questions: readonly string[],
  scale: number,
  sums: readonly number[],
  n: number,
  least: number,
): SurveyResult {
  if (n < Math.max(1, least)) return { n, rate: null, questions: [] };
  const rateOf = (sum: number, answers: number): string =>
    roundHalfUp(new Exact(sum).times(100).div(new Exact(answers).times(scale)), 2);
  return {
    n,
    rate: rateOf(
      sums.reduce((all, one) => all + one, 0),
      n * questions.length,
    ),
    questions: questions.map((question, index) => ({ question, rate: rateOf(sums[index] ?? 0, n) })),
  };
}
