import { NotPublished } from './public-data.js';

export interface PublicSurvey {
  title: string;
  intro: string | null;
  scale: number;
  questions: string[];
  place: string;
  closesOn: string;
  isOpen: boolean;
  demo: boolean;
  hasAnswered: boolean;
}

export type AnswerOutcome = 'TAKEN' | 'SURVEY_TWICE' | 'SURVEY_PACE' | 'SURVEY_CLOSED' | 'FAILED';

const urlOf = (code: string): string => `/api/public/surveys/${encodeURIComponent(code)}`;

export async function readSurvey(code: string): Promise<PublicSurvey> {
  const response = await fetch(urlOf(code), { headers: { accept: 'application/json' } });
  if (response.status === 404) throw new NotPublished(code);
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as PublicSurvey;
}

/** What became of an answer. Whatever the server cannot say in a word is told as a failure, and can be tried again. */
export async function sendAnswer(code: string, grades: readonly number[]): Promise<AnswerOutcome> {
  const response = await fetch(urlOf(code), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-jixiao-client': 'web' },
    body: JSON.stringify({ grades }),
  }).catch(() => null);
  if (response?.ok) return 'TAKEN';
  const body = (await response?.json().catch(() => null)) as { error?: { refusals?: { code: string }[] } } | null;
  const told = body?.error?.refusals?.[0]?.code;
  return told === 'SURVEY_TWICE' || told === 'SURVEY_PACE' || told === 'SURVEY_CLOSED' ? told : 'FAILED';
}
