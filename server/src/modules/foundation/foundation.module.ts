import { Module, type OnModuleInit } from '@nestjs/common';
import { FigureRegistry } from '../../platform/figures/index.js';
import { FOUNDATION_FIGURES } from './application/foundation-figures.js';
import { FoundationService } from './application/foundation.service.js';
import { FoundationResolver } from './graphql/foundation.resolver.js';
import { FoundationStore } from './persistence/foundation.store.js';

@Module({ providers: [FoundationStore, FoundationService, FoundationResolver] })
export class FoundationModule implements OnModuleInit {
  constructor(private readonly figures: FigureRegistry) {}

  onModuleInit(): void {
    this.figures.register(...FOUNDATION_FIGURES);
  }
}
