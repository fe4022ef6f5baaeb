import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  AvailableActionObject,
  DateScalar,
  DecimalScalar,
  FactsScalar,
  MoneyScalar,
} from '../../../platform/graphql/index.js';

@ObjectType('MonitoringScope', { description: 'Which objects a round watches, as it was planned.' })
export class ScopeObject {
  @Field(() => [String]) objects: readonly string[];
  @Field(() => MoneyScalar, { nullable: true, description: 'Inclusive.' }) leastAmount: string | null;
  @Field(() => [String]) fundKinds: readonly string[];
  @Field(() => Int, { nullable: true, description: 'So many at least of each first-level unit, of its own choice.' })
  leastPerUnit: number | null;
  @Field(() => [ID]) agencyIds: readonly string[];
  @Field(() => [ID]) projectIds: readonly string[];
}

@ObjectType('MonitoringRoundOpening', { description: 'The job that opens a round, found again by whoever looks.' })
export class OpeningObject {
  @Field() state: string;
  @Field(() => Int) done: number;
  @Field(() => Int, { nullable: true }) total: number | null;
  @Field(() => FactsScalar, { nullable: true }) error: Record<string, string | number | null> | null;
}

@ObjectType('MonitoringRound', { description: '绩效运行监控 of one period of a budget year.' })
export class RoundObject {
  @Field(() => ID) id: string;
  @Field(() => Int) budgetYear: number;
  @Field() name: string;
  @Field({ description: 'PERIODIC, DAILY or CLEARING.' }) kind: string;
  @Field(() => DateScalar) periodFrom: string;
  @Field(() => DateScalar) periodTo: string;
  @Field(() => DateScalar) dueOn: string;
  @Field() state: string;
  @Field(() => ScopeObject) scope: ScopeObject;
  @Field(() => DateScalar, { nullable: true }) openedOn: string | null;
  @Field(() => DateScalar, { nullable: true }) closedOn: string | null;
  @Field(() => String, { nullable: true }) closingNote: string | null;
  @Field(() => DateScalar, { nullable: true }) reportedOn: string | null;
  @Field(() => String, { nullable: true }) reportNote: string | null;
  @Field(() => OpeningObject, { nullable: true }) opening: OpeningObject | null;
  @Field(() => Int) version: number;
  @Field(() => Int, { description: 'As many as were asked for, or more where more were chosen.' }) owed: number;
  @Field(() => Int) sheets: number;
  @Field(() => Int) filed: number;
  @Field(() => Int) accepted: number;
  availableActions?: AvailableActionObject[];
}

@ObjectType('MonitoringRoundUnit', { description: 'What a first-level unit owes in a round, with those below it.' })
export class RoundUnitObject {
  @Field(() => ID) id: string;
  @Field(() => ID) roundId: string;
  @Field() roundName: string;
  @Field() roundState: string;
  @Field(() => DateScalar) dueOn: string;
  @Field(() => Int) budgetYear: number;
  @Field(() => ScopeObject) scope: ScopeObject;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field(() => Int) eligibleCount: number;
  @Field(() => Int) requiredCount: number;
  @Field(() => String, { nullable: true, description: 'SECRET, NOTHING_ELIGIBLE or FEWER_ELIGIBLE.' })
  exemptReason: string | null;
  @Field(() => String, { nullable: true }) shortfallReason: string | null;
  @Field(() => DateScalar, { nullable: true }) finishedOn: string | null;
  @Field(() => [ID]) chosenObjectiveIds: string[];
  @Field(() => Int) version: number;
  @Field(() => Int) owed: number;
  @Field(() => Int) sheets: number;
  @Field(() => Int) filed: number;
  @Field(() => Int) accepted: number;
  @Field(() => Int) missing: number;
  @Field(() => MoneyScalar) amount: string;
  @Field(() => String, { nullable: true, description: 'Who holds the seat that files; null where nobody does.' })
  clerk: string | null;
  @Field(() => DateScalar, { nullable: true }) vacantSince: string | null;
  @Field(() => String, { nullable: true }) head: string | null;
  @Field(() => Int) reminders: number;
  @Field(() => DateScalar, { nullable: true }) lastReminderOn: string | null;
  @Field(() => String, { nullable: true }) lastReminderStage: string | null;
  @Field(() => String, { nullable: true }) lastReminderRole: string | null;
}

@ObjectType('MonitoringChoice', { description: 'An object that a unit may choose to have watched.' })
export class ChoiceObject {
  @Field(() => ID) objectiveId: string;
  @Field() objectType: string;
  @Field() name: string;
  @Field() agencyName: string;
  @Field(() => MoneyScalar) amount: string;
  @Field(() => [String]) fundKinds: readonly string[];
  @Field() hasSheet: boolean;
}

@ObjectType('MonitoringBoardSheet')
export class BoardSheetObject {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() objectType: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field() state: string;
  @Field() isFiled: boolean;
  @Field(() => String, { nullable: true }) light: string | null;
  @Field(() => MoneyScalar) budget: string;
  @Field(() => MoneyScalar) executed: string;
  @Field(() => DecimalScalar, { nullable: true }) executionRate: string | null;
  @Field(() => DecimalScalar, { nullable: true }) gap: string | null;
  @Field(() => DecimalScalar, { nullable: true }) goalRate: string | null;
  @Field(() => DecimalScalar, { nullable: true }) goalGap: string | null;
  @Field(() => String, { nullable: true, description: 'NORMAL, MONEY_SLOW, GOAL_SLOW or BOTH_SLOW.' }) quadrant:
    string | null;
  @Field(() => String, { nullable: true }) disposal: string | null;
  @Field(() => String, { nullable: true }) disposalNote: string | null;
  @Field(() => DateScalar, { nullable: true }) disposedOn: string | null;
  @Field(() => DateScalar, { nullable: true }) disposalEndedOn: string | null;
  @Field(() => DateScalar, { nullable: true }) submittedOn: string | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Payments of the period that arrived after the sheet was judged.',
  })
  lateDifference: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Paid to this day ÷ budget, per cent.' }) liveRate:
    string | null;
}

@ObjectType('MonitoringBoardCount')
export class BoardCountObject {
  @Field() key: string;
  @Field(() => Int) owed: number;
  @Field(() => Int) filed: number;
  @Field(() => MoneyScalar) amount: string;
}

@ObjectType('ExemptMonitoringItem', { description: 'A secret item: that it exists, and nothing of it.' })
export class ExemptItemObject {
  @Field(() => ID) id: string;
  @Field() code: string;
  @Field() agencyName: string;
}

@ObjectType('MonitoringBoard', { description: 'A round at a glance.' })
export class BoardObject {
  @Field(() => RoundObject) round: RoundObject;
  @Field(() => DecimalScalar) timeProgress: string;
  @Field(() => DecimalScalar) yellowGap: string;
  @Field(() => DecimalScalar) redGap: string;
  @Field(() => Int) owed: number;
  @Field(() => Int) filed: number;
  @Field(() => Int) unitsMissing: number;
  @Field(() => Int) vacantSeats: number;
  @Field(() => Int) green: number;
  @Field(() => Int) yellow: number;
  @Field(() => Int) red: number;
  @Field(() => Int) undecided: number;
  @Field(() => MoneyScalar) budget: string;
  @Field(() => MoneyScalar, { description: 'As the sheets were judged by.' }) executed: string;
  @Field(() => DecimalScalar, { nullable: true }) rate: string | null;
  @Field(() => MoneyScalar, { description: 'Payments of the period that arrived later.' }) late: string;
  @Field(() => Int) lateSheets: number;
  @Field(() => MoneyScalar, { description: 'Paid to this day.' }) liveExecuted: string;
  @Field(() => DecimalScalar, { nullable: true }) liveRate: string | null;
  @Field(() => DateScalar, { nullable: true }) lastImportOn: string | null;
  @Field(() => [BoardCountObject]) byFund: BoardCountObject[];
  @Field(() => [BoardCountObject]) byState: BoardCountObject[];
  @Field(() => [BoardSheetObject]) sheets: BoardSheetObject[];
  @Field(() => [RoundUnitObject]) units: RoundUnitObject[];
  @Field(() => [ExemptItemObject]) exemptItems: ExemptItemObject[];
}

@ObjectType('MonitoringReminder', { description: 'A reminder as it was sent.' })
export class ReminderObject {
  @Field(() => ID) id: string;
  @Field() subjectTitle: string;
  @Field() agencyName: string;
  @Field() role: string;
  @Field(() => String, { nullable: true }) addressee: string | null;
  @Field({ description: 'BEFORE, DUE, AFTER or PRESSED.' }) stage: string;
  @Field(() => DateScalar) dueOn: string;
  @Field(() => DateScalar) sentOn: string;
  @Field() isAutomatic: boolean;
}

@ObjectType('MonitoringSheetLive', { description: 'What the payments say now, beside what the sheet was judged by.' })
export class SheetLiveObject {
  @Field(() => MoneyScalar, { nullable: true }) paidInPeriod: string | null;
  @Field(() => MoneyScalar, { nullable: true }) difference: string | null;
  @Field(() => MoneyScalar, { nullable: true }) paidToDate: string | null;
  @Field(() => DecimalScalar, { nullable: true }) rate: string | null;
}
