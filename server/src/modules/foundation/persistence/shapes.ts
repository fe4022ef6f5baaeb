import type {
  ArticleValues,
  BaseFigureValues,
  ChannelValues,
  DocumentValues,
  FoundationRecord,
  TrainingValues,
} from '../domain/records.js';
import { BaseFigureEntity } from './base-figure.entity.js';
import { DisclosureChannelEntity } from './disclosure-channel.entity.js';
import { InstitutionalDocumentEntity } from './institutional-document.entity.js';
import { PublicityArticleEntity } from './publicity-article.entity.js';
import { TrainingSessionEntity } from './training-session.entity.js';

/** How a kind of record lies in its table. Names come from here and nowhere else, so that no statement is built from input. */
export interface Shape<Values extends object> {
  readonly table: string;
  /** Has a column for each of the values. */
  readonly entity: abstract new () => { [K in keyof Values]?: unknown } & { id: string };
  readonly columns: Readonly<Record<keyof Values & string, string>>;
  /** Columns that the driver would turn into dates or numbers of its own. */
  readonly asText: readonly (keyof Values & string)[];
  /** Column of the year; null where a record belongs to no year. */
  readonly year: (keyof Values & string) | null;
  /** Sort key of lists, as text. */
  readonly order: string;
  /** What a search looks into, as one text. */
  readonly search: string;
  /** What makes two records of a year the same: they would be counted twice. */
  readonly same: readonly (keyof Values & string)[];
  readonly isAssumed: boolean;
}

export type Stored<Values> = Values & FoundationRecord & { isAssumed: boolean };

export const DOCUMENT: Shape<DocumentValues> = {
  table: 'foundation.institutional_document',
  entity: InstitutionalDocumentEntity,
  columns: {
    title: 'title',
    documentNo: 'document_no',
    issuer: 'issuer',
    kind: 'kind',
    isTrial: 'is_trial',
    issuedOn: 'issued_on',
    workYear: 'work_year',
    parts: 'parts',
    stages: 'stages',
    isRepresentative: 'is_representative',
  },
  asText: ['issuedOn'],
  year: 'workYear',
  order: `COALESCE(r.issued_on::text, '') || r.title`,
  search: `r.title || ' ' || COALESCE(r.document_no, '') || ' ' || r.issuer`,
  same: ['title'],
  isAssumed: true,
};

export const TRAINING: Shape<TrainingValues> = {
  table: 'foundation.training_session',
  entity: TrainingSessionEntity,
  columns: { workYear: 'work_year', heldOn: 'held_on', form: 'form', topic: 'topic', participants: 'participants' },
  asText: ['heldOn'],
  year: 'workYear',
  order: 'r.held_on::text',
  search: `r.topic`,
  same: ['heldOn', 'form', 'topic'],
  isAssumed: true,
};

export const ARTICLE: Shape<ArticleValues> = {
  table: 'foundation.publicity_article',
  entity: PublicityArticleEntity,
  columns: { workYear: 'work_year', site: 'site', title: 'title', publishedOn: 'published_on' },
  asText: ['publishedOn'],
  year: 'workYear',
  order: `r.site || COALESCE(r.published_on::text, '')`,
  search: `r.site || ' ' || r.title`,
  same: ['site', 'title'],
  isAssumed: true,
};

export const BASE_FIGURE: Shape<BaseFigureValues> = {
  table: 'foundation.base_figure',
  entity: BaseFigureEntity,
  columns: {
    budgetYear: 'budget_year',
    code: 'code',
    name: 'name',
    statedName: 'stated_name',
    amount: 'amount',
    source: 'source',
    status: 'status',
  },
  asText: ['amount'],
  year: 'budgetYear',
  order: 'r.code',
  search: `r.code || ' ' || r.name || ' ' || r.stated_name || ' ' || r.source`,
  same: ['code'],
  isAssumed: false,
};

export const CHANNEL: Shape<ChannelValues> = {
  table: 'foundation.disclosure_channel',
  entity: DisclosureChannelEntity,
  columns: { name: 'name', url: 'url', path: 'path' },
  asText: [],
  year: null,
  order: 'r.name',
  search: `r.name || ' ' || r.url || ' ' || r.path`,
  same: ['url', 'path'],
  isAssumed: false,
};
