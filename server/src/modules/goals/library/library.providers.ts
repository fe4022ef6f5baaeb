import { DepartmentSets } from './application/department-sets.js';
import { LibraryBinding } from './application/library-binding.js';
import { LibraryChecks } from './application/library-checks.js';
import { LibraryImport } from './application/library-import.js';
import { LibraryQueries } from './application/library-queries.js';
import { LibrarySheets } from './application/library-sheets.js';
import { LibrarySources } from './application/library-sources.js';
import { LibraryStandards } from './application/library-standards.js';
import { MoveLibrary } from './application/move-library.js';
import { SaveLibrary } from './application/save-library.js';
import { LibraryResolver } from './graphql/library.resolver.js';
import { DepartmentSetResolver, TemplateResolver } from './graphql/set.resolver.js';
import { LibraryReads } from './persistence/library.reads.js';
import { LibraryWrites } from './persistence/library.writes.js';
import { SetReads } from './persistence/set.reads.js';
import { PeerGroupReads } from './persistence/peer-group.reads.js';
import { SuggestionReads } from './persistence/suggestion.reads.js';

/** Everything of the library, for the module of the goals to which it belongs. */
export const LIBRARY_PROVIDERS = [
  LibraryReads,
  SuggestionReads,
  PeerGroupReads,
  SetReads,
  LibraryWrites,
  LibrarySources,
  LibraryBinding,
  LibraryChecks,
  LibraryStandards,
  LibraryQueries,
  SaveLibrary,
  MoveLibrary,
  DepartmentSets,
  LibraryImport,
  LibrarySheets,
  LibraryResolver,
  TemplateResolver,
  DepartmentSetResolver,
];
