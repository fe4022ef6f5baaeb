import type { Organizations } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';

/** Public code of the demo's questionnaire; a real one is random. */
export const DEMO_SURVEY = 'demo-satisfaction-0001';

export interface SeededEvaluation {
  readonly task: Row<'evaluation.evaluation_task'>;
  readonly framework: Row<'evaluation.framework'>;
  readonly rows: readonly Row<'evaluation.framework_row'>[];
}

/** A questionnaire that is open, with its answers. */
export function surveyOf({ id }: Organizations, { task, rows }: SeededEvaluation): Batch[] {
  const surveyId = id('survey', 1);
  const questions = ['供水水质是否满意？', '停水、维修的处理是否及时？', '收费是否清楚合理？'];
  return [
    batch('evaluation.survey', [
      {
        id: surveyId,
        task_id: task.id,
        framework_row_id: rows.find(({ kind }) => kind === 'SURVEY')!.id,
        code: DEMO_SURVEY,
        title: '示例：农村安全饮水满意度问卷',
        intro: '共 3 题，约 1 分钟。',
        scale: 5,
        questions,
        opens_on: '2019-12-01',
        closes_on: '2020-12-31',
        state: 'OPEN',
      },
    ]),
    batch('evaluation.survey_door', [{ code: DEMO_SURVEY, survey_id: surveyId }]),
    batch(
      'evaluation.survey_answer',
      Array.from({ length: 36 }, (_, n) => ({
        id: id('survey-answer', n + 1),
        survey_id: surveyId,
        grades: questions.map((_, at) => 3 + ((n * 7 + at * 3) % 3)),
      })),
    ),
  ];
}
