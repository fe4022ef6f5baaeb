import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { DateScalar, IdempotencyService, IsPlainText, Requires } from '../../../platform/graphql/index.js';
import { DeclarationReminders, type ReminderRecord } from '../application/declaration-reminders.js';
import { Guidance, GUIDANCE_KINDS, type GuidanceKind, type GuidanceRecord } from '../application/guidance.js';
import { ProgressArgs } from './progress.objects.js';
import { Text } from './text.js';

@ObjectType('GuidanceRecord', { description: 'Help that a unit was given with its objectives.' })
class GuidanceObject {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  agencyId: string;

  @Field()
  agencyName: string;

  @Field(() => DateScalar)
  guidedOn: string;

  @Field(() => String, { description: GUIDANCE_KINDS.join(', ') })
  kind: string;

  @Field()
  topic: string;

  @Field()
  adviser: string;

  @Field(() => String, { nullable: true })
  outcome: string | null;
}

@ObjectType('DeclarationReminder', { description: 'A reminder as it was sent.' })
class ReminderObject {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  agencyId: string;

  @Field()
  agencyName: string;

  @Field({ description: 'BEFORE, DUE or AFTER the deadline, or PRESSED.' })
  stage: string;

  @Field({ description: 'UNIT_CLERK, or UNIT_HEAD of the first-level unit once a seat was reminded in vain.' })
  role: string;

  @Field(() => String, { nullable: true, description: 'Who sat there that day; nothing where nobody did.' })
  addressee: string | null;

  @Field(() => DateScalar)
  dueOn: string;

  @Field(() => DateScalar)
  sentOn: string;

  @Field(() => Int)
  outstanding: number;
}

@InputType()
class RecordGuidanceInput {
  @Field(() => ID)
  @IsUUID()
  agencyId: string;

  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear: number;

  @Field(() => DateScalar)
  @IsString()
  guidedOn: string;

  @Field(() => String)
  @IsIn(GUIDANCE_KINDS)
  kind: GuidanceKind;

  @Field()
  @IsString()
  @MaxLength(200)
  @IsPlainText()
  topic: string;

  @Field()
  @IsString()
  @MaxLength(60)
  @IsPlainText()
  adviser: string;

  @Text(1000)
  outcome?: string | null;

  @Text(100)
  idempotencyKey?: string | null;
}

@InputType()
class SetDeadlineInput {
  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear: number;

  @Field(() => DateScalar)
  @IsString()
  dueOn: string;

  @Text(100)
  documentNo?: string | null;
}

/** What happens around the declaration of a year: help, the deadline, reminders. */
@Resolver(() => GuidanceObject)
export class DeclarationResolver {
  constructor(
    private readonly guidance: Guidance,
    private readonly reminders: DeclarationReminders,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('goal.read')
  @Query(() => [GuidanceObject], { description: 'Guidance of a year inside the reach, the latest first.' })
  guidanceRecords(@Args() { year, agencyId }: ProgressArgs): Promise<GuidanceRecord[]> {
    return this.guidance.list(year, agencyId ?? null);
  }

  @Requires('goal.guide')
  @Mutation(() => [GuidanceObject], { description: "Gives the unit's guidance of the year." })
  async recordGuidance(@Args('input') { idempotencyKey, ...input }: RecordGuidanceInput): Promise<GuidanceRecord[]> {
    await this.idempotency.once('recordGuidance', idempotencyKey, input, () =>
      this.guidance.record({ ...input, outcome: input.outcome ?? null }),
    );
    return this.guidance.list(input.budgetYear, input.agencyId);
  }

  @Requires('goal.read')
  @Query(() => DateScalar, { nullable: true, description: 'Day by which the objectives of a year are to be declared.' })
  declarationDeadline(@Args('year', { type: () => Int }) year: number): Promise<string | null> {
    return this.reminders.deadline(year);
  }

  @Requires('goal.read')
  @Query(() => [ReminderObject], { description: 'Reminders of a year inside the reach, the latest first.' })
  declarationReminders(@Args() { year, agencyId }: ProgressArgs): Promise<ReminderRecord[]> {
    return this.reminders.sent(year, agencyId ?? null);
  }

  @Requires('goal.manage')
  @Mutation(() => DateScalar)
  setDeclarationDeadline(@Args('input') input: SetDeadlineInput): Promise<string> {
    return this.reminders.setDeadline(input.budgetYear, input.dueOn, input.documentNo ?? null);
  }

  @Requires('goal.manage')
  @Mutation(() => Int, {
    description:
      'Presses every unit that owes objectives, once a day, and its head the next time; the number of reminders.',
  })
  remindDeclarations(@Args('year', { type: () => Int }) year: number): Promise<number> {
    return this.reminders.remind(year);
  }
}
