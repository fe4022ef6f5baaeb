import type { BuiltProject } from '../objectives.js';
import type { Organizations } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';

type RowOfSheet = Row<'evaluation.self_evaluation_row'>;

const QUESTIONS = ['对办理结果是否满意？', '对办理时间是否满意？', '对服务态度是否满意？'];
const ANSWERS = 60;
/** Of a scale of five grades: so many of every twenty answers are the best grade, the others the next, for each per cent above 80. */
const BASE = 80;

/** Questionnaires that answered a satisfaction indicator with just what the sheet says was reached: nothing else is invented. */
export function surveyedRows(
  { id }: Organizations,
  key: string,
  surveyed: readonly { readonly row: RowOfSheet; readonly indicator: BuiltProject['indicators'][number] }[],
  days: { readonly from: string; readonly to: string },
): { rows: RowOfSheet[]; batches: Batch[] } {
  const chosen = surveyed.filter(
    ({ row, indicator }) =>
      indicator.level1 === 'SATISFACTION' && Number(row.actual_value) >= BASE && Number(row.actual_value) <= 100,
  );
  const one = chosen.map(({ row, indicator }, i) => {
    const surveyId = id(`${key}-survey`, i + 1);
    const best = Math.round(((Number(row.actual_value) - BASE) / (100 - BASE)) * ANSWERS);
    const title = `示例：${indicator.name}问卷`;
    return {
      row: {
        ...row,
        actual_origin: 'SURVEY',
        origin_survey_id: surveyId,
        origin_on: days.to,
        evidence: `满意度问卷“${title}”，有效答卷 ${ANSWERS} 份`,
      },
      survey: {
        id: surveyId,
        task_id: null,
        framework_row_id: null,
        self_evaluation_row_id: row.id,
        code: `demo-${key}-${i + 1}`,
        title,
        intro: `共 ${QUESTIONS.length} 题，约 1 分钟，不记名。`,
        scale: 5,
        questions: QUESTIONS,
        opens_on: days.from,
        closes_on: days.to,
        state: 'CLOSED',
      },
      answers: Array.from({ length: ANSWERS }, (_, n) => ({
        id: id(`${key}-survey-answer`, i * ANSWERS + n + 1),
        survey_id: surveyId,
        grades: QUESTIONS.map(() => (n < best ? 5 : 4)),
      })),
    };
  });
  const byId = new Map(one.map(({ row }) => [row.id, row]));
  return {
    rows: surveyed.map(({ row }) => byId.get(row.id) ?? row),
    batches: [
      batch(
        'evaluation.survey',
        one.map(({ survey }) => survey),
      ),
      batch(
        'evaluation.survey_door',
        one.map(({ survey }) => ({ code: survey.code, survey_id: survey.id })),
      ),
      batch(
        'evaluation.survey_answer',
        one.flatMap(({ answers }) => answers),
      ),
    ],
  };
}
