import { Injectable } from '@nestjs/common';
import type { Refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { batched } from '../../../platform/graphql/index.js';
import { ExecutionReads } from '../persistence/execution.reads.js';
import type { ProjectRecord } from '../persistence/project.records.js';
import { ProjectReads } from '../persistence/project.reads.js';
import { GateSubjects, type Given } from './gate-subjects.js';

/** Whether the budget system may go on paying for a project, and if not, why (design §8.17). */
export interface Certificate {
  granted: boolean;
  paid: string;
  refusals: readonly Refusal[];
}

/** The certificate rests on what has been paid so far: it is asked anew each time and never kept. */
@Injectable()
export class Certificates {
  constructor(
    private readonly reads: ProjectReads,
    private readonly money: ExecutionReads,
    private readonly subjects: GateSubjects,
  ) {}

  /** Null for a classified project: it has no content here to certify. */
  readonly ofProject = batched<Certificate | null>(async (ids) => this.of(await this.reads.byIds(ids)), null);

  private async of(projects: readonly ProjectRecord[]): Promise<Map<string, Certificate>> {
    const open = projects.filter(({ secrecy }) => secrecy !== 'CLASSIFIED');
    const ids = open.map(({ id }) => id);
    const paid = new Map(
      (await this.money.execution(ids, currentActor().today)).map((row) => [
        row.projectId,
        row.executedAmount ?? '0.00',
      ]),
    );
    const given = new Map<string, Given>(ids.map((id) => [id, { amount: paid.get(id) ?? '0.00' }]));
    const answers = await this.subjects.ask('CERTIFY', open, given);
    return new Map(
      ids.map((id) => {
        const { refusals } = answers.get(id)!;
        return [id, { granted: refusals.length === 0, paid: paid.get(id) ?? '0.00', refusals }];
      }),
    );
  }
}
