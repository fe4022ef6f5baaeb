import type { DocumentNode } from '@apollo/client';
import * as queries from '../data/foundation.graphql.js';

export interface FieldSpec {
  name: string;
  kind: 'TEXT' | 'DATE' | 'NUMBER' | 'WAN' | 'CHOICE' | 'FLAG' | 'LINES';
  required?: boolean;
  wide?: boolean;
  length?: number;
  choices?: readonly string[];
}

/** One tab of the library: what its records are made of, and how they are read and written. */
export interface RecordKind {
  tab: string;
  /** Name of the kind where a record is taken out. */
  kind: string;
  field: string;
  query: DocumentNode;
  save: DocumentNode;
  /** Field that holds the year; null where a record belongs to none. */
  year: 'workYear' | 'budgetYear' | null;
  fields: readonly FieldSpec[];
}

const text = (name: string, length: number, required = true): FieldSpec => ({ name, kind: 'TEXT', length, required });

export const KINDS: readonly RecordKind[] = [
  {
    tab: 'documents',
    kind: 'DOCUMENT',
    field: 'documents',
    query: queries.DOCUMENTS_QUERY,
    save: queries.SAVE_DOCUMENT,
    year: 'workYear',
    fields: [
      { ...text('title', 200), wide: true },
      text('documentNo', 60, false),
      text('issuer', 100),
      {
        name: 'kind',
        kind: 'CHOICE',
        required: true,
        choices: ['MEASURES', 'PROCEDURE', 'RULES', 'PLAN', 'NOTICE', 'OPINIONS', 'SYSTEM', 'KEY_POINTS'],
      },
      { name: 'issuedOn', kind: 'DATE' },
      { name: 'parts', kind: 'LINES' },
      { name: 'stages', kind: 'LINES' },
      { name: 'isTrial', kind: 'FLAG' },
      { name: 'isRepresentative', kind: 'FLAG' },
    ],
  },
  {
    tab: 'trainings',
    kind: 'TRAINING',
    field: 'trainings',
    query: queries.TRAININGS_QUERY,
    save: queries.SAVE_TRAINING,
    year: 'workYear',
    fields: [
      { ...text('topic', 200), wide: true },
      { name: 'heldOn', kind: 'DATE', required: true },
      { name: 'form', kind: 'CHOICE', required: true, choices: ['ON_SITE', 'VIDEO', 'MATERIALS'] },
      { name: 'participants', kind: 'NUMBER', required: true },
    ],
  },
  {
    tab: 'articles',
    kind: 'ARTICLE',
    field: 'publicityArticles',
    query: queries.ARTICLES_QUERY,
    save: queries.SAVE_ARTICLE,
    year: 'workYear',
    fields: [{ ...text('title', 200), wide: true }, text('site', 100), { name: 'publishedOn', kind: 'DATE' }],
  },
  {
    tab: 'bases',
    kind: 'BASE_FIGURE',
    field: 'baseFigures',
    query: queries.BASE_FIGURES_QUERY,
    save: queries.SAVE_BASE_FIGURE,
    year: 'budgetYear',
    fields: [
      text('code', 40),
      text('name', 100),
      text('statedName', 100),
      { name: 'amount', kind: 'WAN', required: true },
      { ...text('source', 200), wide: true },
      { name: 'status', kind: 'CHOICE', required: true, choices: ['CONFIRMED', 'NAME_TO_BE_CONFIRMED'] },
    ],
  },
  {
    tab: 'channels',
    kind: 'CHANNEL',
    field: 'disclosureChannels',
    query: queries.CHANNELS_QUERY,
    save: queries.SAVE_CHANNEL,
    year: null,
    fields: [text('name', 100), { ...text('url', 500), wide: true }, { ...text('path', 200), wide: true }],
  },
];
