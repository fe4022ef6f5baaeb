import type { Provider } from '@nestjs/common';
import { FrameworkSheets } from './application/framework-sheets.js';
import { Frameworks } from './application/frameworks.js';
import { FrameworkResolver } from './graphql/framework.resolver.js';
import { FrameworkReads } from './persistence/framework.reads.js';

/** Everything that the library of frameworks adds to the evaluation module. */
export const FRAMEWORK_PROVIDERS: Provider[] = [FrameworkReads, Frameworks, FrameworkSheets, FrameworkResolver];
