import { useState } from 'react';
import { type AnswerOutcome, type PublicSurvey, sendAnswer } from './survey-data.js';
import type { Say } from './words.js';

const GRADES = [5, 4, 3, 2, 1] as const;

/** A questionnaire on a phone: one question after the other, a thumb for each answer, nothing asked about the person. */
export function SurveyView({ words, survey, code }: { words: Say; survey: PublicSurvey; code: string }) {
  const { say } = words;
  const [grades, setGrades] = useState<(number | null)[]>(survey.questions.map(() => null));
  const [sending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<AnswerOutcome | null>(survey.hasAnswered ? 'SURVEY_TWICE' : null);
  if (!survey.isOpen || outcome === 'SURVEY_CLOSED')
    return <Told title={survey.title} words={words} what="surveyClosed" text="surveyClosedText" />;
  if (outcome === 'TAKEN')
    return <Told title={survey.title} words={words} what="surveyThanks" text="surveyThanksText" />;
  if (outcome === 'SURVEY_TWICE')
    return <Told title={survey.title} words={words} what="surveyTwice" text="surveyTwiceText" />;
  const left = grades.filter((grade) => grade === null).length;
  const send = async () => {
    setSending(true);
    setOutcome(await sendAnswer(code, grades as number[]));
    setSending(false);
  };
  return (
    <form
      className="po-survey"
      onSubmit={(event) => {
        event.preventDefault();
        if (left === 0) void send();
      }}
    >
      <h1>{survey.title}</h1>
      <p className="po-lead">
        {survey.intro} {say('surveyAnonymous')}
      </p>
      {survey.questions.map((question, at) => (
        <fieldset key={question}>
          <legend>
            {at + 1}. {question}
          </legend>
          <div className={survey.scale === 5 ? 'po-grades' : 'po-points'}>
            {choices(survey.scale).map((grade) => (
              <label key={grade}>
                <input
                  type="radio"
                  name={`question-${at}`}
                  checked={grades[at] === grade}
                  onChange={() => setGrades(grades.map((one, i) => (i === at ? grade : one)))}
                />
                <span>{survey.scale === 5 ? words.say(`surveyGrade${grade as 1 | 2 | 3 | 4 | 5}`) : grade}</span>
              </label>
            ))}
          </div>
          {survey.scale === 10 && <p className="po-quiet">{say('surveyPoints')}</p>}
        </fieldset>
      ))}
      {(outcome === 'SURVEY_PACE' || outcome === 'FAILED') && (
        <p role="alert">{say(outcome === 'SURVEY_PACE' ? 'surveyPace' : 'surveyFailed')}</p>
      )}
      <button type="submit" className="po-button po-send" disabled={left > 0 || sending}>
        {left > 0 ? say('surveyLeft', { count: left }) : say('surveySend')}
      </button>
    </form>
  );
}

/** From the best down for words; from one up for points, as they are counted. */
const choices = (scale: number): readonly number[] =>
  scale === 5 ? GRADES : Array.from({ length: scale }, (_, i) => i + 1);

type Sentence = 'surveyClosed' | 'surveyThanks' | 'surveyTwice';

function Told({ title, words, what, text }: { title: string; words: Say; what: Sentence; text: `${Sentence}Text` }) {
  return (
    <div className="po-told" role="status">
      <h1>{words.say(what)}</h1>
      <p>{words.say(text)}</p>
      <p className="po-quiet">{title}</p>
    </div>
  );
}
