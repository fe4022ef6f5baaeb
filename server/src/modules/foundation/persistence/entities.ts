import { BaseFigureEntity } from './base-figure.entity.js';
import { DisclosureChannelEntity } from './disclosure-channel.entity.js';
import { InstitutionalDocumentEntity } from './institutional-document.entity.js';
import { PublicityArticleEntity } from './publicity-article.entity.js';
import { TrainingSessionEntity } from './training-session.entity.js';

/** Every table of this room, for the data source and the drift check. */
export const FOUNDATION_ENTITIES = [
  InstitutionalDocumentEntity,
  TrainingSessionEntity,
  PublicityArticleEntity,
  BaseFigureEntity,
  DisclosureChannelEntity,
] as const;
