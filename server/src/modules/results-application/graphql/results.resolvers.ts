import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { budgetLinkageWorkflow, correctiveActionWorkflow, disclosureWorkflow } from '@jixiao/shared';
import {
  AvailableActionObject,
  batched,
  IdempotencyService,
  Inherits,
  type Page,
  Requires,
} from '../../../platform/graphql/index.js';
import { TransitionService } from '../../../platform/workflow/index.js';
import { CorrectiveActions } from '../application/corrective-actions.js';
import { Disclosures } from '../application/disclosures.js';
import { Linkages } from '../application/linkages.js';
import { ResultsQueries } from '../application/results-queries.js';
import {
  CorrectiveActionConnection,
  CorrectiveActionObject,
  CorrectiveActionsArgs,
  CorrectiveItemObject,
  DisclosureConnection,
  DisclosureObject,
  IssueCorrectiveActionInput,
  LinkageConnection,
  LinkageObject,
  MoveResultInput,
  ProposeLinkageInput,
  ReplyCorrectiveActionInput,
  ResultsArgs,
} from './results.objects.js';

const request = (workflow: string, input: MoveResultInput): Parameters<TransitionService['transition']>[0] => ({
  workflow,
  action: input.action,
  ids: [input.id],
  expectedVersions: new Map([[input.id, input.expectedVersion]]),
  comment: input.comment ?? null,
  input: { documentNo: input.documentNo ?? null },
});

@Resolver(() => CorrectiveActionObject)
export class CorrectiveActionResolver {
  private readonly itemsOf = batched<CorrectiveItemObject[]>((ids) => this.queries.items(ids), []);
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(correctiveActionWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: ResultsQueries,
    private readonly useCases: CorrectiveActions,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('results.read')
  @Query(() => CorrectiveActionConnection)
  correctiveActions(@Args() args: CorrectiveActionsArgs): Promise<Page<CorrectiveActionObject>> {
    return this.queries.correctiveActions(args, args.first, args.after);
  }

  @Requires('results.read')
  @Query(() => CorrectiveActionObject)
  correctiveAction(@Args('id', { type: () => ID }) id: string): Promise<CorrectiveActionObject> {
    return this.queries.correctiveAction(id);
  }

  @Inherits()
  @ResolveField(() => [CorrectiveItemObject])
  items(@Parent() action: CorrectiveActionObject): Promise<CorrectiveItemObject[]> {
    return this.itemsOf(action.id);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() action: CorrectiveActionObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(action.id);
  }

  @Requires('correctiveAction.issue')
  @Mutation(() => CorrectiveActionObject, { description: 'Sends the feedback and issues the notice in one act.' })
  async issueCorrectiveAction(
    @Args('input') { idempotencyKey, ...input }: IssueCorrectiveActionInput,
  ): Promise<CorrectiveActionObject> {
    const id = await this.idempotency.once('issueCorrectiveAction', idempotencyKey, input, () =>
      this.useCases.issue(input),
    );
    return this.queries.correctiveAction(id);
  }

  @Requires('correctiveAction.reply')
  @Mutation(() => CorrectiveActionObject)
  async replyCorrectiveAction(
    @Args('input') { idempotencyKey, ...input }: ReplyCorrectiveActionInput,
  ): Promise<CorrectiveActionObject> {
    const id = await this.idempotency.once('replyCorrectiveAction', idempotencyKey, input, () =>
      this.useCases.reply(input.id, input.expectedVersion, input.replyText, input.items),
    );
    return this.queries.correctiveAction(id);
  }

  @Requires('results.read')
  @Mutation(() => CorrectiveActionObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveCorrectiveAction(
    @Args('input') { idempotencyKey, ...input }: MoveResultInput,
  ): Promise<CorrectiveActionObject> {
    await this.idempotency.once('moveCorrectiveAction', idempotencyKey, input, () =>
      this.transitions.transition(request(correctiveActionWorkflow.name, input)),
    );
    return this.queries.correctiveAction(input.id);
  }
}

@Resolver(() => LinkageObject)
export class LinkageResolver {
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(budgetLinkageWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: ResultsQueries,
    private readonly useCases: Linkages,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('results.read')
  @Query(() => LinkageConnection)
  budgetLinkages(@Args() args: ResultsArgs): Promise<Page<LinkageObject>> {
    return this.queries.linkages(args, args.first, args.after);
  }

  @Requires('results.read')
  @Query(() => LinkageObject)
  budgetLinkage(@Args('id', { type: () => ID }) id: string): Promise<LinkageObject> {
    return this.queries.linkage(id);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() linkage: LinkageObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(linkage.id);
  }

  @Requires('linkage.propose')
  @Mutation(() => LinkageObject)
  async proposeLinkage(@Args('input') { idempotencyKey, ...input }: ProposeLinkageInput): Promise<LinkageObject> {
    const id = await this.idempotency.once('proposeLinkage', idempotencyKey, input, () => this.useCases.propose(input));
    return this.queries.linkage(id);
  }

  @Requires('results.read')
  @Mutation(() => LinkageObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveLinkage(@Args('input') { idempotencyKey, ...input }: MoveResultInput): Promise<LinkageObject> {
    await this.idempotency.once('moveLinkage', idempotencyKey, input, () =>
      this.transitions.transition(request(budgetLinkageWorkflow.name, input)),
    );
    return this.queries.linkage(input.id);
  }
}

@Resolver(() => DisclosureObject)
export class DisclosureResolver {
  private readonly actionsOf = batched<AvailableActionObject[]>(
    (ids) => this.transitions.availableActions(disclosureWorkflow.name, ids),
    [],
  );

  constructor(
    private readonly queries: ResultsQueries,
    private readonly useCases: Disclosures,
    private readonly transitions: TransitionService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('results.read')
  @Query(() => DisclosureConnection)
  disclosures(@Args() args: ResultsArgs): Promise<Page<DisclosureObject>> {
    return this.queries.disclosures(args, args.first, args.after);
  }

  @Requires('results.read')
  @Query(() => DisclosureObject)
  disclosure(@Args('id', { type: () => ID }) id: string): Promise<DisclosureObject> {
    return this.queries.disclosure(id);
  }

  @Inherits()
  @ResolveField(() => [AvailableActionObject])
  availableActions(@Parent() disclosure: DisclosureObject): Promise<AvailableActionObject[]> {
    return this.actionsOf(disclosure.id);
  }

  @Requires('disclosure.prepare')
  @Mutation(() => DisclosureObject, {
    description: 'Puts the result of an evaluation on the list of what is due to be public.',
  })
  async requireDisclosure(
    @Args('evaluationTaskId', { type: () => ID }) evaluationTaskId: string,
    @Args('idempotencyKey', { type: () => String, nullable: true }) idempotencyKey?: string | null,
  ): Promise<DisclosureObject> {
    const id = await this.idempotency.once('requireDisclosure', idempotencyKey, { evaluationTaskId }, () =>
      this.useCases.require(evaluationTaskId),
    );
    return this.queries.disclosure(id);
  }

  @Requires('results.read')
  @Mutation(() => DisclosureObject, { description: 'The permission of the step itself is checked by the step.' })
  async moveDisclosure(@Args('input') { idempotencyKey, ...input }: MoveResultInput): Promise<DisclosureObject> {
    await this.idempotency.once('moveDisclosure', idempotencyKey, input, () =>
      this.transitions.transition(request(disclosureWorkflow.name, input)),
    );
    return this.queries.disclosure(input.id);
  }
}
