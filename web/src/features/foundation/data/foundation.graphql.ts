import { gql, type DocumentNode, type TypedDocumentNode } from '@apollo/client';
import type { Attachment } from '../../../ui/index.js';

/** A record of the foundation; which fields it has hangs on its kind. */
export interface LibraryRecord {
  id: string;
  version: number;
  isAssumed: boolean;
  notes?: string[];
  files?: Attachment[];
  [field: string]: unknown;
}

export interface LibraryFigure {
  id: string;
  name: string;
  unit: string;
  status: string;
  value: string | null;
}

const RECORD = 'id version isAssumed';
const PAGE = 'totalCount pageInfo { endCursor hasNextPage }';

export const DOCUMENTS_QUERY = gql`
  query Documents($year: Int, $text: String, $first: Int!, $after: String) {
    documents(year: $year, text: $text, first: $first, after: $after) { ${PAGE} nodes { ${RECORD} title documentNo issuer kind isTrial issuedOn workYear parts stages isRepresentative notes files { id name size } } }
  }
`;
export const TRAININGS_QUERY = gql`
  query Trainings($year: Int, $text: String, $first: Int!, $after: String) {
    trainings(year: $year, text: $text, first: $first, after: $after) { ${PAGE} nodes { ${RECORD} workYear heldOn form topic participants } }
  }
`;
export const ARTICLES_QUERY = gql`
  query PublicityArticles($year: Int, $text: String, $first: Int!, $after: String) {
    publicityArticles(year: $year, text: $text, first: $first, after: $after) { ${PAGE} nodes { ${RECORD} workYear site title publishedOn } }
  }
`;
export const BASE_FIGURES_QUERY = gql`
  query BaseFigures($year: Int, $text: String, $first: Int!, $after: String) {
    baseFigures(year: $year, text: $text, first: $first, after: $after) { ${PAGE} nodes { ${RECORD} budgetYear code name statedName amount source status } }
  }
`;
export const CHANNELS_QUERY = gql`
  query DisclosureChannels($text: String, $first: Int!, $after: String) {
    disclosureChannels(text: $text, first: $first, after: $after) { ${PAGE} nodes { ${RECORD} name url path } }
  }
`;
export const SAVE_DOCUMENT: DocumentNode = gql`
  mutation SaveDocument($input: SaveDocumentInput!) { saveDocument(input: $input) { ${RECORD} } }
`;
export const SAVE_TRAINING: DocumentNode = gql`
  mutation SaveTraining($input: SaveTrainingInput!) { saveTraining(input: $input) { ${RECORD} } }
`;
export const SAVE_ARTICLE: DocumentNode = gql`
  mutation SavePublicityArticle($input: SaveArticleInput!) { savePublicityArticle(input: $input) { ${RECORD} } }
`;
export const SAVE_BASE_FIGURE: DocumentNode = gql`
  mutation SaveBaseFigure($input: SaveBaseFigureInput!) { saveBaseFigure(input: $input) { ${RECORD} } }
`;
export const SAVE_CHANNEL: DocumentNode = gql`
  mutation SaveDisclosureChannel($input: SaveChannelInput!) { saveDisclosureChannel(input: $input) { ${RECORD} } }
`;
export const REMOVE_RECORD: DocumentNode = gql`
  mutation RemoveFoundationRecord($input: RemoveFoundationRecordInput!) {
    removeFoundationRecord(input: $input)
  }
`;
/** Figures of the foundation, in the order in which an annual report tells them. */
export const FIGURES = [
  'institution_documents',
  'training_sessions',
  'training_participants',
  'publicity_articles_per_site',
  'base_expenditure_1',
] as const;

export const FIGURES_QUERY: TypedDocumentNode<Record<(typeof FIGURES)[number], LibraryFigure>, { year: number }> = gql`
  query LibraryFigures($year: Int!) {
    ${FIGURES.map((id) => `${id}: figure(id: "${id}", year: $year) { id name unit status value }`).join('\n    ')}
  }
`;
