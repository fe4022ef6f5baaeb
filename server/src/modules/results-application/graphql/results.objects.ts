import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Connection, DateScalar, DecimalScalar, MoneyScalar, PageArgs } from '../../../platform/graphql/index.js';
import { DECISIONS } from '../application/linkages.js';

@ObjectType('CorrectiveItem')
export class CorrectiveItemObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field() kind: string;
  @Field() description: string;
  @Field(() => MoneyScalar, { nullable: true }) amount: string | null;
  @Field() requirement: string;
  @Field() state: string;
  @Field(() => String, { nullable: true }) reply: string | null;
  @Field(() => String, { nullable: true }) verificationNote: string | null;
}

@ObjectType('CorrectiveAction', { description: '整改通知 and what came of it.' })
export class CorrectiveActionObject {
  @Field(() => ID) id: string;
  @Field() sourceType: string;
  @Field(() => ID) sourceId: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field(() => String, { nullable: true }) projectName: string | null;
  @Field(() => Int) workYear: number;
  @Field() documentNo: string;
  @Field() title: string;
  @Field(() => DateScalar) issuedOn: string;
  @Field(() => DateScalar) dueOn: string;
  @Field(() => String, { nullable: true }) ownerName: string | null;
  @Field() state: string;
  @Field(() => Int) version: number;
  @Field(() => String, { nullable: true }) replyText: string | null;
  @Field(() => DateScalar, { nullable: true }) repliedOn: string | null;
  @Field(() => String, { nullable: true }) returnedReason: string | null;
  @Field(() => String, { nullable: true }) returnedBy: string | null;
  @Field(() => DateScalar, { nullable: true }) closedOn: string | null;
}

@ObjectType('BudgetLinkage', { description: 'What an evaluation does to a line of a later budget.' })
export class LinkageObject {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true }) evaluationTaskId: string | null;
  @Field(() => ID, { nullable: true, description: 'Disposal of monitoring that asks for it.' }) disposalId:
    string | null;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => ID) projectId: string;
  @Field() projectName: string;
  @Field(() => Int) subjectYear: number;
  @Field(() => Int) budgetYear: number;
  @Field(() => ID) fundingLineId: string;
  @Field() decision: string;
  @Field(() => MoneyScalar) amountBefore: string;
  @Field(() => MoneyScalar) amountChange: string;
  @Field() reason: string;
  @Field() state: string;
  @Field(() => Int) version: number;
  @Field(() => DateScalar, { nullable: true }) decidedOn: string | null;
  @Field(() => String, { nullable: true }) documentNo: string | null;
  @Field(() => String, { nullable: true }) returnedReason: string | null;
}

@ObjectType('PublishedFinding')
class PublishedFindingObject {
  @Field() description: string;
  @Field(() => String, { nullable: true }) recommendation: string | null;
}

@ObjectType('PublicSnapshot', { description: 'What the public page shows of a result, to the letter.' })
export class PublicSnapshotObject {
  @Field() title: string;
  @Field() agencyName: string;
  @Field(() => Int, { nullable: true }) year: number | null;
  @Field(() => MoneyScalar, { nullable: true }) amount: string | null;
  @Field(() => DecimalScalar, { nullable: true }) score: string | null;
  @Field(() => String, { nullable: true }) grade: string | null;
  @Field(() => String, { nullable: true }) summary: string | null;
  @Field(() => [PublishedFindingObject], { nullable: true }) findings: PublishedFindingObject[] | null;
}

@ObjectType('Disclosure', { description: '公开 of one result, with its clock and its secrecy review.' })
export class DisclosureObject {
  @Field(() => ID) id: string;
  @Field() subjectType: string;
  @Field(() => ID) subjectId: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => Int) workYear: number;
  @Field() title: string;
  @Field(() => DateScalar) dueOn: string;
  @Field() state: string;
  @Field(() => Int) version: number;
  @Field(() => String, { nullable: true }) secrecyReason: string | null;
  @Field(() => DateScalar, { nullable: true }) publishedOn: string | null;
  @Field(() => PublicSnapshotObject, { nullable: true }) snapshot: PublicSnapshotObject | null;
}

@ObjectType('CorrectiveActionConnection')
export class CorrectiveActionConnection extends Connection(CorrectiveActionObject) {}
@ObjectType('BudgetLinkageConnection')
export class LinkageConnection extends Connection(LinkageObject) {}
@ObjectType('DisclosureConnection')
export class DisclosureConnection extends Connection(DisclosureObject) {}

@ArgsType()
export class ResultsArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) state?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
}

@ArgsType()
export class CorrectiveActionsArgs extends ResultsArgs {
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(['EVALUATION', 'MONITORING']) sourceType?: string | null;
}

@InputType()
export class IssueCorrectiveActionInput {
  @Field(() => ID) @IsUUID() evaluationTaskId: string;
  @Field() @IsString() @MaxLength(100) documentNo: string;
  @Field(() => DateScalar) @IsString() dueOn: string;
  @Field() @IsString() @MaxLength(4000) content: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
class ItemReplyInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field() @IsString() @MaxLength(2000) reply: string;
}

@InputType()
export class ReplyCorrectiveActionInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field() @IsString() @MaxLength(4000) replyText: string;
  @Field(() => [ItemReplyInput])
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ItemReplyInput)
  items: ItemReplyInput[];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class ProposeLinkageInput {
  @Field(() => ID) @IsUUID() evaluationTaskId: string;
  @Field(() => ID) @IsUUID() projectId: string;
  @Field(() => ID) @IsUUID() fundingLineId: string;
  @Field(() => String) @IsIn(DECISIONS) decision: (typeof DECISIONS)[number];
  @Field({ description: 'Yuan as typed; a cut is negative.' }) @IsString() @MaxLength(40) amountChange: string;
  @Field() @IsString() @MaxLength(2000) reason: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType({ description: 'One step of a document of results application.' })
export class MoveResultInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field() @IsString() @MaxLength(40) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) comment?: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the decision; asked for by decide.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  documentNo?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}
