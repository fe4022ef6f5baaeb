import type { LibraryContent } from '@jixiao/shared';
import { plainText } from '../../../../platform/graphql/index.js';
import type { SuggestionRecord } from '../application/library-queries.js';
import type { SaveLibraryIndicatorInput } from './library.inputs.js';
import type { SuggestionObject } from './library.objects.js';

const textOrNull = (text: string | null | undefined): string | null => (text?.trim() ? plainText(text) : null);
const listOf = (texts: readonly string[] | null | undefined): string[] => [
  ...new Set((texts ?? []).map(plainText).filter((text) => text !== '')),
];

/** What was typed, as content of a version; level 1 follows from level 2. */
export function contentOf(input: SaveLibraryIndicatorInput): LibraryContent {
  return {
    level1: '',
    level2: input.level2,
    name: plainText(input.name),
    layer: input.layer ?? 'PROJECT',
    industry: textOrNull(input.industry),
    field: textOrNull(input.field),
    departmentName: textOrNull(input.departmentName),
    projectTypes: listOf(input.projectTypes),
    definition: textOrNull(input.definition),
    formula: textOrNull(input.formula),
    example: textOrNull(input.example),
    help: textOrNull(input.help),
    unit: textOrNull(input.unit),
    direction: input.direction,
    basis: textOrNull(input.basis),
    dataSource: textOrNull(input.dataSource),
    captureMethod: textOrNull(input.captureMethod),
    grades: input.grades && input.grades.length > 0 ? input.grades.map((grade) => ({ ...grade })) : null,
    keywords: listOf(input.keywords),
    dimension: input.dimension ?? null,
    criterion: input.criterion ?? null,
    validFromYear: input.validFromYear ?? null,
    validToYear: input.validToYear ?? null,
  };
}

export function suggestionOf({ matchedShare, useCount, ...indicator }: SuggestionRecord): SuggestionObject {
  return { indicator: indicator as unknown as SuggestionObject['indicator'], matchedShare, useCount };
}
