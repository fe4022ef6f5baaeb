import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection, DateScalar, MoneyScalar } from '../../../platform/graphql/index.js';

@ObjectType({ isAbstract: true })
class RecordObject {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field({ description: 'Filled in for the demo; nobody has vouched for it.' })
  isAssumed: boolean;
}

@ObjectType('InstitutionalDocument', { description: 'A rule of performance management that the bureau has issued.' })
export class DocumentObject extends RecordObject {
  @Field()
  title: string;

  @Field(() => String, { nullable: true })
  documentNo: string | null;

  @Field()
  issuer: string;

  @Field()
  kind: string;

  @Field({ description: '（试行）' })
  isTrial: boolean;

  @Field(() => DateScalar, { nullable: true })
  issuedOn: string | null;

  @Field(() => Int)
  workYear: number;

  @Field(() => [String])
  parts: string[];

  @Field(() => [String], { description: 'Stages of the loop that it rules.' })
  stages: string[];

  @Field({ description: 'Named and counted in the annual report.' })
  isRepresentative: boolean;
}

@ObjectType('TrainingSession')
export class TrainingObject extends RecordObject {
  @Field(() => Int)
  workYear: number;

  @Field(() => DateScalar)
  heldOn: string;

  @Field()
  form: string;

  @Field()
  topic: string;

  @Field(() => Int, { description: 'Person-times.' })
  participants: number;
}

@ObjectType('PublicityArticle')
export class ArticleObject extends RecordObject {
  @Field(() => Int)
  workYear: number;

  @Field()
  site: string;

  @Field()
  title: string;

  @Field(() => DateScalar, { nullable: true })
  publishedOn: string | null;
}

@ObjectType('BaseFigure', {
  description: 'An amount that rates are measured by, with the name under which it was printed.',
})
export class BaseFigureObject extends RecordObject {
  @Field(() => Int)
  budgetYear: number;

  @Field()
  code: string;

  @Field()
  name: string;

  @Field({ description: 'Name in the source, which may be the same for two amounts.' })
  statedName: string;

  @Field(() => MoneyScalar)
  amount: string;

  @Field()
  source: string;

  @Field()
  status: string;
}

@ObjectType('DisclosureChannel', { description: 'Where results are published.' })
export class ChannelObject extends RecordObject {
  @Field()
  name: string;

  @Field()
  url: string;

  @Field({ description: 'Way through the site, such as 政务公开 → 财政预决算.' })
  path: string;
}

export const DocumentConnection = Connection(DocumentObject);
export const TrainingConnection = Connection(TrainingObject);
export const ArticleConnection = Connection(ArticleObject);
export const BaseFigureConnection = Connection(BaseFigureObject);
export const ChannelConnection = Connection(ChannelObject);
