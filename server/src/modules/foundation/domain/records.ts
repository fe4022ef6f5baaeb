import { fen, MAX_FEN, type Refusal, yearOfDocumentNumber } from '@jixiao/shared';

export const DOCUMENT_KINDS = [
  'MEASURES',
  'PROCEDURE',
  'RULES',
  'PLAN',
  'NOTICE',
  'OPINIONS',
  'SYSTEM',
  'KEY_POINTS',
] as const;
export const TRAINING_FORMS = ['VIDEO', 'ON_SITE', 'MATERIALS'] as const;
export const BASE_STATUSES = ['CONFIRMED', 'NAME_TO_BE_CONFIRMED'] as const;
export const RECORD_KINDS = ['DOCUMENT', 'TRAINING', 'ARTICLE', 'BASE_FIGURE', 'CHANNEL'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What every record of the foundation has. */
export interface FoundationRecord {
  id: string;
  version: number;
}

export interface DocumentValues {
  title: string;
  documentNo: string | null;
  issuer: string;
  kind: string;
  isTrial: boolean;
  issuedOn: string | null;
  workYear: number;
  parts: string[];
  stages: string[];
  isRepresentative: boolean;
}

export interface TrainingValues {
  workYear: number;
  heldOn: string;
  form: string;
  topic: string;
  participants: number;
}

export interface ArticleValues {
  workYear: number;
  site: string;
  title: string;
  publishedOn: string | null;
}

export interface BaseFigureValues {
  budgetYear: number;
  code: string;
  name: string;
  statedName: string;
  amount: string;
  source: string;
  status: string;
}

export interface ChannelValues {
  name: string;
  url: string;
  path: string;
}

/** A record counts in the year in which it happened, and it has happened. */
export function checkDate(field: string, date: string | null, year: number, today: string): Refusal[] {
  if (!date) return [];
  const refusals: Refusal[] = [];
  if (Number(date.slice(0, 4)) !== year) {
    refusals.push({ code: 'DATE_OUTSIDE_YEAR', ruleId: 'F-01', field, params: { date, year } });
  }
  if (date > today) refusals.push({ code: 'DATE_IN_FUTURE', ruleId: 'F-01', field, params: { date, today } });
  return refusals;
}

/** A base of nought or less would make a coverage rate that means nothing. */
export function checkAmount(amount: string): Refusal[] {
  const value = fen(amount);
  if (value < 0n) return [{ code: 'AMOUNT_NEGATIVE', field: 'amount' }];
  if (value === 0n) return [{ code: 'AMOUNT_ZERO', ruleId: 'F-03', field: 'amount' }];
  return value > MAX_FEN ? [{ code: 'AMOUNT_RANGE', field: 'amount' }] : [];
}

/** What is stored, and deserves a second look (R002). */
export function notesOf({ documentNo, workYear }: Pick<DocumentValues, 'documentNo' | 'workYear'>): string[] {
  const year = documentNo === null ? null : yearOfDocumentNumber(documentNo);
  return year === null || year === workYear ? [] : ['OTHER_YEAR_NUMBER'];
}
