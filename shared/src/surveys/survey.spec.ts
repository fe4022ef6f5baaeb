import { checkSurvey, surveyResult } from './survey.js';

describe('survey', () => {
  it('R049: the result carries its n; below the least number nothing is concluded', () => {
    // 30 answers to two questions of five grades: 130 and 120 of 150 points.
    expect(surveyResult(['方便', '及时'], 5, [130, 120], 30, 30)).toEqual({
      n: 30,
      rate: '83.33',
      questions: [
        { question: '方便', rate: '86.67' },
        { question: '及时', rate: '80.00' },
      ],
    });
    expect(surveyResult(['方便', '及时'], 5, [130, 120], 29, 30)).toEqual({ n: 29, rate: null, questions: [] });
    expect(surveyResult(['方便'], 10, [0], 0, 0).rate).toBeNull();
  });

  it('refuses all that is wrong with a questionnaire at once', () => {
    const draft = { title: ' ', scale: 7, questions: [' '], opensOn: '2020-02-01', closesOn: '2020-01-31' };
    expect(checkSurvey(draft).map(({ code, field }) => [code, field])).toEqual([
      ['REQUIRED', 'title'],
      ['SURVEY_SCALE', 'scale'],
      ['REQUIRED', 'questions[0]'],
      ['SURVEY_DATES', 'closesOn'],
    ]);
  });
});
