import { Args, ArgsType, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Connection, DecimalScalar, PageArgs, Requires } from '../../../platform/graphql/index.js';
import { Ranking } from '../application/ranking.js';

@ObjectType('PeerGroup', {
  description: 'Projects of one industry and one type: only they are ranked against another.',
})
class PeerGroupObject {
  @Field(() => ID) key: string;
  @Field(() => String, { nullable: true }) industry: string | null;
  @Field(() => String, { nullable: true }) projectType: string | null;
  @Field(() => Int) projects: number;
  @Field(() => Int) scored: number;
  @Field(() => DecimalScalar, { nullable: true }) median: string | null;
}

@ObjectType('RankedSelfEvaluation')
class RankedObject {
  @Field(() => ID) id: string;
  @Field(() => Int, { description: 'Inside the list that was asked for; equal scores share a rank.' }) rank: number;
  @Field(() => String, { nullable: true }) industry: string | null;
  @Field(() => String, { nullable: true }) projectType: string | null;
  @Field() projectName: string;
  @Field() agencyName: string;
  @Field(() => DecimalScalar, { description: 'On the scale of 0 to 100.' }) score: string;
  @Field(() => String, { nullable: true }) grade: string | null;
}

@ObjectType('SelfEvaluationRanking')
class RankingConnection extends Connection(RankedObject) {
  @Field({ description: 'False where projects of different kinds stand in one list.' }) isComparable: boolean;
}

@ArgsType()
class PeerGroupsArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) subjectYear: number;
}

@ArgsType()
class RankingArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) subjectYear: number;
  @Field(() => ID, { nullable: true, description: 'One peer group; absent: all of them in one list.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  groupKey?: string | null;
}

@Resolver()
export class RankingResolver {
  constructor(private readonly ranking: Ranking) {}

  @Requires('evaluation.read')
  @Query(() => [PeerGroupObject], { description: 'Peer groups of the self-evaluated projects, the largest first.' })
  selfEvaluationPeerGroups(@Args() { subjectYear }: PeerGroupsArgs): Promise<PeerGroupObject[]> {
    return this.ranking.groups(subjectYear);
  }

  @Requires('evaluation.read')
  @Query(() => RankingConnection, { description: 'Self-evaluated projects by score, inside the reach of the seat.' })
  selfEvaluationRanking(@Args() { first, after, ...question }: RankingArgs): Promise<RankingConnection> {
    return this.ranking.page(question, first, after);
  }
}
