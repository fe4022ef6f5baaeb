import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection, DateScalar, DecimalScalar } from '../../../../platform/graphql/index.js';
import type { LibraryRecord } from '../application/library-queries.js';

const text = () => String;
const nullable = { nullable: true } as const;

@ObjectType('QualitativeGrade')
class GradeObject {
  @Field()
  label: string;

  @Field({ description: 'What an observer would find.' })
  description: string;

  @Field(() => DecimalScalar, { description: 'Per cent of the weight.' })
  share: string;
}

@ObjectType('LibraryIndicator', { description: 'One version of an indicator of the library.' })
export class LibraryIndicatorObject implements LibraryRecord {
  @Field(() => ID, { description: 'The same over all versions; what objectives name.' })
  id: string;

  @Field(() => ID)
  versionId: string;

  @Field(() => Int)
  versionNo: number;

  @Field(() => Int)
  version: number;

  @Field(text)
  state: string;

  @Field()
  code: string;

  @Field(text)
  origin: LibraryRecord['origin'];

  @Field(text, { description: 'OWN, INHERITED from the jurisdiction above, or COMMON.' })
  ownership: LibraryRecord['ownership'];

  @Field(text, nullable)
  originKind: LibraryRecord['originKind'];

  @Field(() => ID, nullable)
  originId: string | null;

  @Field(text, nullable)
  originTitle: string | null;

  @Field(text, nullable)
  changeReason: string | null;

  agencyId: string | null;

  @Field(text, nullable)
  agencyName: string | null;

  draftedBy: string | null;
  submittedBy: string | null;

  @Field(() => DateScalar, nullable)
  decidedOn: string | null;

  @Field(text, nullable)
  decisionComment: string | null;

  @Field()
  level1: string;

  @Field()
  level2: string;

  @Field()
  name: string;

  @Field(text)
  layer: LibraryRecord['layer'];

  @Field(text, nullable)
  industry: string | null;

  @Field(text, nullable)
  field: string | null;

  @Field(text, nullable)
  departmentName: string | null;

  @Field(() => [String])
  projectTypes: string[];

  @Field(text, nullable)
  definition: string | null;

  @Field(text, nullable)
  formula: string | null;

  @Field(text, { nullable: true, description: 'A worked example.' })
  example: string | null;

  @Field(text, nullable)
  help: string | null;

  @Field(text, nullable)
  unit: string | null;

  @Field(text)
  direction: LibraryRecord['direction'];

  @Field(text, nullable)
  basis: string | null;

  @Field(text, nullable)
  dataSource: string | null;

  @Field(text, nullable)
  captureMethod: string | null;

  @Field(() => [GradeObject], nullable)
  grades: GradeObject[] | null;

  @Field(() => [String])
  keywords: string[];

  @Field(text, nullable)
  dimension: string | null;

  @Field(text, nullable)
  criterion: string | null;

  @Field(() => Int, nullable)
  validFromYear: number | null;

  @Field(() => Int, nullable)
  validToYear: number | null;
}

export const LibraryIndicatorConnection = Connection(LibraryIndicatorObject);

@ObjectType('LibraryFacets', { description: 'Words by which the admitted indicators are sorted.' })
export class FacetsObject {
  @Field(() => [String])
  industries: string[];

  @Field(() => [String])
  projectTypes: string[];
}

@ObjectType('LibrarySuggestion')
export class SuggestionObject {
  @Field(() => LibraryIndicatorObject)
  indicator: LibraryIndicatorObject;

  @Field(() => DecimalScalar, { description: 'Per cent of the typed words that were found.' })
  matchedShare: string;

  @Field(() => Int)
  useCount: number;
}
