import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, DecimalScalar, MoneyScalar } from '../../../../platform/graphql/index.js';
import type { StandardRecord, UseRecord } from '../application/library-queries.js';

const text = () => String;
const nullable = { nullable: true } as const;

@ObjectType('LibraryVersion', { description: 'What became of one version.' })
export class LibraryVersionObject {
  @Field(() => ID)
  versionId: string;

  @Field(() => Int)
  versionNo: number;

  @Field()
  state: string;

  @Field()
  name: string;

  @Field(text, nullable)
  definition: string | null;

  @Field(text, nullable)
  formula: string | null;

  @Field(text, nullable)
  changeReason: string | null;

  @Field(() => DateScalar, nullable)
  decidedOn: string | null;
}

@ObjectType('LibraryStandard')
export class StandardObject implements Omit<StandardRecord, 'indicatorId'> {
  @Field(() => ID)
  id: string;

  indicatorId: string;

  @Field(text)
  kind: StandardRecord['kind'];

  @Field(() => DecimalScalar, nullable)
  value: string | null;

  @Field(text, nullable)
  valueText: string | null;

  @Field(() => Int, nullable)
  year: number | null;

  @Field(text, nullable)
  region: string | null;

  @Field(text)
  direction: StandardRecord['direction'];

  @Field(() => DecimalScalar, nullable)
  tolerance: string | null;

  @Field(text, nullable)
  source: string | null;

  @Field(() => Int)
  version: number;

  @Field(text)
  ownership: StandardRecord['ownership'];
}

@ObjectType('ValueSpread')
class SpreadObject {
  @Field(() => Int)
  n: number;

  @Field({ description: 'Fewer than five others: nothing but their number is told.' })
  notEnough: boolean;

  @Field(() => DecimalScalar, nullable)
  median: string | null;

  @Field(() => DecimalScalar, nullable)
  p20: string | null;

  @Field(() => DecimalScalar, nullable)
  p80: string | null;
}

@ObjectType('LibraryPeerGroup', { description: 'Units of the same kind whose projects have about as much money.' })
export class PeerGroupObject {
  @Field()
  agencyKind: string;

  @Field(() => MoneyScalar, nullable)
  budgetFrom: string | null;

  @Field(() => MoneyScalar, nullable)
  budgetTo: string | null;

  @Field(() => Int, { description: 'How many they are, the own unit included.' })
  units: number;
}

@ObjectType('ReachedBefore', {
  description: 'What was promised and reached with it: in the own unit, and among its peers.',
})
export class ReachedBeforeObject {
  @Field(() => SpreadObject)
  targetsHere: SpreadObject;

  @Field(() => SpreadObject)
  targetsAmongPeers: SpreadObject;

  @Field(() => SpreadObject)
  achievedHere: SpreadObject;

  @Field(() => SpreadObject)
  achievedAmongPeers: SpreadObject;

  @Field(() => PeerGroupObject, { nullable: true, description: 'Who the peers are; null: every unit of the place.' })
  peerGroup: PeerGroupObject | null;
}

@ObjectType('LibraryUse')
export class UseObject implements Omit<UseRecord, 'indicatorId'> {
  @Field(() => ID)
  objectiveId: string;

  @Field()
  title: string;

  @Field()
  agencyName: string;

  @Field(() => Int)
  budgetYear: number;

  @Field()
  state: string;

  @Field(text, nullable)
  target: string | null;
}

@ObjectType('LibraryCandidate', {
  description: 'A row of an approved objective or a finished evaluation that the library lacks.',
})
export class CandidateObject {
  @Field(text)
  source: 'OBJECTIVE' | 'EVALUATION';

  @Field(() => ID)
  originId: string;

  @Field()
  title: string;

  @Field()
  level1: string;

  @Field()
  level2: string;

  @Field()
  name: string;

  @Field(text)
  direction: string;

  @Field(text, nullable)
  unit: string | null;

  @Field(() => Int, { description: 'Objectives of the year that have it under this name.' })
  times: number;
}
