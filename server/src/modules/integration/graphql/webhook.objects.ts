import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsInt, IsString, IsUUID, MaxLength } from 'class-validator';
import { DateTimeScalar } from '../../../platform/graphql/index.js';

@ObjectType('WebhookSubscription', { description: '推送订阅 of one’s own body.' })
export class WebhookSubscriptionObject {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() url: string;
  @Field(() => [String], { description: 'Types of CloudEvents.' }) events: string[];
  @Field() state: string;
  @Field(() => DateTimeScalar) createdAt: Date;
  @Field(() => Int) version: number;
}

@ObjectType('NewWebhook', { description: 'With the secret of the signature, which is shown this once.' })
export class NewWebhookObject {
  @Field(() => WebhookSubscriptionObject) subscription: WebhookSubscriptionObject;
  @Field() secret: string;
}

@ObjectType('WebhookDelivery')
export class WebhookDeliveryObject {
  @Field(() => ID) id: string;
  @Field(() => ID) eventId: string;
  @Field() type: string;
  @Field() isReplay: boolean;
  @Field({ description: 'PENDING, DELIVERED, FAILED or DROPPED.' }) state: string;
  @Field(() => Int) attempts: number;
  @Field(() => Int, { nullable: true }) status: number | null;
  @Field(() => String, { nullable: true }) error: string | null;
  @Field(() => DateTimeScalar) createdAt: Date;
  @Field(() => DateTimeScalar, { nullable: true }) triedAt: Date | null;
}

@InputType()
export class SubscribeWebhookInput {
  @Field() @IsString() @MaxLength(60) name: string;
  @Field() @IsString() @MaxLength(500) url: string;
  @Field(() => [String]) @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) events: string[];
}

@InputType()
export class EndWebhookInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
}

@InputType()
export class ReplayWebhooksInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field({ description: 'Instant as ISO 8601.' }) @IsString() @MaxLength(40) since: string;
}
