import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, type MiddlewareConsumer, Module, type NestModule, type Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ASSESSMENT_ENTITIES, AssessmentModule } from './modules/assessment/index.js';
import { EVALUATION_ENTITIES, EvaluationModule } from './modules/evaluation/index.js';
import { INTEGRATION_ENTITIES, IntegrationModule } from './modules/integration/index.js';
import { MONITORING_ENTITIES, MonitoringModule } from './modules/monitoring/index.js';
import { FOUNDATION_ENTITIES, FoundationModule } from './modules/foundation/index.js';
import { GOALS_ENTITIES, GoalsModule } from './modules/goals/index.js';
import { ORGANIZATIONS_ENTITIES, OrganizationsModule } from './modules/organizations/index.js';
import { PROJECTS_ENTITIES, ProjectsModule } from './modules/projects/index.js';
import { REPORTING_ENTITIES, ReportingModule } from './modules/reporting/index.js';
import { RESULTS_ENTITIES, ResultsApplicationModule } from './modules/results-application/index.js';
import { AuthModule } from './platform/auth/auth.module.js';
import type { Config } from './platform/config/index.js';
import { UnitOfWork } from './platform/database/index.js';
import {
  costPlugin,
  enforceAccess,
  formatError,
  KnownDocuments,
  knownDocumentsPlugin,
  RawJson,
  readModelPlugin,
  ReadModels,
  textGuardPlugin,
  transactionPlugin,
} from './platform/graphql/index.js';
import { HealthController } from './platform/http/health.controller.js';
import { RequestContextMiddleware } from './platform/http/request-context.middleware.js';
import { RestErrorsFilter } from './platform/http/rest-errors.filter.js';
import { PLATFORM_ENTITIES } from './platform/entities.js';
import { SecurityNotices } from './platform/security/index.js';
import { PlatformModule } from './platform/platform.module.js';

/** The only list of modules, in the order of the business (design §2). */
const MODULES: readonly Type[] = [
  OrganizationsModule,
  FoundationModule,
  ProjectsModule,
  GoalsModule,
  MonitoringModule,
  EvaluationModule,
  ResultsApplicationModule,
  AssessmentModule,
  ReportingModule,
  IntegrationModule,
];

/** Every table that the product keeps; the drift check compares them with what the migrations made. */
export const ENTITIES = [
  ...PLATFORM_ENTITIES,
  ...ORGANIZATIONS_ENTITIES,
  ...FOUNDATION_ENTITIES,
  ...PROJECTS_ENTITIES,
  ...GOALS_ENTITIES,
  ...MONITORING_ENTITIES,
  ...EVALUATION_ENTITIES,
  ...RESULTS_ENTITIES,
  ...ASSESSMENT_ENTITIES,
  ...REPORTING_ENTITIES,
  ...INTEGRATION_ENTITIES,
] as const;

/** Tables that no entity describes, each for a reason that can be said in a line. */
export const TABLES_WITHOUT_ENTITY: Readonly<Record<string, string>> = {
  'integration.inbound_message': 'no room takes messages in yet',
};

@Module({})
export class AppModule implements NestModule {
  static forRoot(config: Config): DynamicModule {
    const documents = config.documentsFile ? KnownDocuments.read(config.documentsFile) : KnownDocuments.none();
    return {
      module: AppModule,
      controllers: [HealthController],
      providers: [{ provide: APP_FILTER, useClass: RestErrorsFilter }],
      imports: [
        PlatformModule.forRoot(config, ENTITIES),
        AuthModule,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [UnitOfWork, ReadModels, SecurityNotices],
          useFactory: (uow: UnitOfWork, readModels: ReadModels, notices: SecurityNotices) => ({
            path: '/graphql',
            autoSchemaFile: true,
            sortSchema: true,
            graphiql: false,
            playground: false,
            introspection: config.environment !== 'production',
            includeStacktraceInErrorResponses: false,
            hideSchemaDetailsFromClientErrors: config.environment === 'production',
            csrfPrevention: true,
            allowBatchedHttpRequests: false,
            transformSchema: enforceAccess,
            parseOptions: { maxTokens: 4_000 },
            persistedQueries: { cache: documents },
            plugins: [
              // Every answer says no-store by itself (web-root.ts); the plugin would look at each field for that.
              ApolloServerPluginCacheControlDisabled(),
              ...(config.knownDocumentsOnly ? [knownDocumentsPlugin(documents)] : []),
              costPlugin,
              textGuardPlugin(notices),
              readModelPlugin(uow, readModels),
              transactionPlugin(uow, config.environment === 'test'),
            ],
            stringifyResult: RawJson.print,
            formatError,
          }),
        }),
        ...MODULES,
      ],
    };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(RequestContextMiddleware).forRoutes('/graphql', '/api/*path');
  }
}
