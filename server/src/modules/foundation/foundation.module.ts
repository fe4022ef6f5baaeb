import { Module, type OnModuleInit } from '@nestjs/common';
import { FigureRegistry } from '../../platform/figures/index.js';
import { DocumentFiles } from './application/document-files.js';
import { FOUNDATION_FIGURES } from './application/foundation-figures.js';
import { FoundationService } from './application/foundation.service.js';
import { DocumentResolver } from './graphql/document.resolver.js';
import { FoundationResolver } from './graphql/foundation.resolver.js';
import { FoundationStore } from './persistence/foundation.store.js';

@Module({ providers: [FoundationStore, FoundationService, DocumentFiles, FoundationResolver, DocumentResolver] })
export class FoundationModule implements OnModuleInit {
  constructor(private readonly figures: FigureRegistry) {}

  onModuleInit(): void {
    this.figures.register(...FOUNDATION_FIGURES);
  }
}
