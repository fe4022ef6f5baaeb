import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DecimalScalar } from '../../../../platform/graphql/index.js';
import { LibraryIndicatorObject } from './library.objects.js';

@ObjectType('LibraryTemplate')
export class TemplateObject {
  @Field(() => ID)
  id: string;

  @Field()
  code: string;

  @Field()
  name: string;

  @Field(() => String)
  kind: 'PROJECT_TYPE' | 'UNIT_KIND' | 'WHOLE_UNIT';

  @Field(() => String)
  ownership: 'OWN' | 'INHERITED' | 'COMMON';

  @Field(() => Int)
  version: number;

  rows: { indicatorId: string; example: string }[];
}

@ObjectType('LibraryTemplateRow', { description: 'A row to start from; the unit edits it.' })
export class TemplateRowObject {
  @Field(() => LibraryIndicatorObject)
  indicator: LibraryIndicatorObject;

  @Field({ description: 'First level under the preset that was asked for.' })
  level1: string;

  @Field()
  level2: string;

  @Field()
  example: string;
}

@ObjectType('TemplateDraft', { description: 'Rows of an objective as the beginning of a template.' })
export class TemplateDraftObject {
  @Field(() => [TemplateRowObject])
  rows: TemplateRowObject[];

  @Field(() => [String], { description: 'Rows that the library does not hold: propose them first.' })
  unknown: string[];
}

@ObjectType('DepartmentSet')
export class DepartmentSetObject {
  @Field(() => ID, { nullable: true, description: 'Null while the department has made none.' })
  id: string | null;

  @Field(() => ID)
  agencyId: string;

  @Field()
  agencyName: string;

  @Field()
  name: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Per cent of the set that each project must use.' })
  minimumShare: string | null;

  @Field(() => Int)
  version: number;

  indicatorIds: string[];

  @Field(() => [LibraryIndicatorObject])
  indicators: LibraryIndicatorObject[];

  @Field()
  mayEdit: boolean;
}

@ObjectType('DepartmentSetProject')
export class SetProjectObject {
  @Field(() => ID)
  objectiveId: string;

  @Field()
  title: string;

  @Field()
  agencyName: string;

  @Field()
  state: string;

  @Field(() => Int, { description: 'Indicators of the set that the newest version uses.' })
  used: number;

  @Field(() => Int)
  of: number;

  @Field(() => Int)
  indicators: number;

  @Field(() => DecimalScalar, { nullable: true })
  share: string | null;

  @Field()
  isBelow: boolean;
}
