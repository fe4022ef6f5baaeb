import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refusal } from '@jixiao/shared';
import { type GateAnswer, ProjectGates, type GateSubject } from '../../projects/index.js';
import { ResultsReads } from '../persistence/results.reads.js';

/** Neither resumed nor closed while what was found has not been put right (domain §4.4). */
@Injectable()
export class RectificationGate implements OnModuleInit {
  constructor(
    private readonly gates: ProjectGates,
    private readonly reads: ResultsReads,
  ) {}

  onModuleInit(): void {
    this.gates.register(['RESUME', 'CLOSE'], (_, subjects) => this.judge(subjects));
  }

  private async judge(subjects: readonly GateSubject[]): Promise<Map<string, Partial<GateAnswer>>> {
    const open = await this.reads.openOfProjects(subjects.flatMap(({ projectId }) => projectId ?? []));
    return new Map(
      subjects.map(({ key, projectId }) => [
        key,
        {
          refusals: open
            .filter((notice) => notice.projectId === projectId)
            .map(({ documentNo, title, dueOn }) =>
              refusal('CORRECTIVE_ACTION_OPEN', {
                ruleId: 'P-03',
                field: 'correctiveAction',
                params: { documentNo, title, dueOn },
                wayOut: 'CLOSE_CORRECTIVE_ACTION',
                who: 'UNIT_CLERK',
              }),
            ),
        },
      ]),
    );
  }
}
