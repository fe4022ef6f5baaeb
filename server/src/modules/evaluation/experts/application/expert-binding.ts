import { Injectable, type OnModuleInit } from '@nestjs/common';
import { expertWorkflow, refusal } from '@jixiao/shared';
import type { Actor } from '../../../../platform/access/index.js';
import {
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../../platform/workflow/index.js';
import { ExpertReads, type ExpertRecord } from '../persistence/expert.reads.js';

type Row = ExpertRecord & WorkflowRow;

/** The way of an expert through the pool; whoever entered him does not admit him (R161). */
@Injectable()
export class ExpertBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: ExpertReads,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: expertWorkflow,
      table: 'evaluation.expert',
      load: async (actor, ids, lock) =>
        (await this.reads.movable(actor, ids, lock)).map((row) => ({ ...row, title: row.name })),
      policy: (actor: Actor, action, row) =>
        ['admit', 'reject'].includes(action) ? notOwnWork(actor, row.enteredBy) : [],
      guards: {
        admissionComplete: ({ rows }) =>
          new Map(
            rows.map((row) => [
              row.id,
              (['admittedByDocument', 'termFrom', 'termTo'] as const)
                .filter((name) => !row[name])
                .map((field) => refusal('REQUIRED', { ruleId: 'XP-02', field })),
            ]),
          ),
      },
      patch: ({ comment }: TransitionContext<Row>) => ({ state_note: comment }),
    });
  }
}
