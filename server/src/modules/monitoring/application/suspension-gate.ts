import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refusal } from '@jixiao/shared';
import { type GateAnswer, ProjectGates, type GateSubject } from '../../projects/index.js';
import { MonitoringReads } from '../persistence/monitoring.reads.js';

/** A project is suspended on what monitoring found, and not without it (domain §4.5 P2). */
@Injectable()
export class SuspensionGate implements OnModuleInit {
  constructor(
    private readonly gates: ProjectGates,
    private readonly reads: MonitoringReads,
  ) {}

  onModuleInit(): void {
    this.gates.register(['SUSPEND'], (_, subjects) => this.judge(subjects));
  }

  private async judge(subjects: readonly GateSubject[]): Promise<Map<string, Partial<GateAnswer>>> {
    const found = await this.reads.suspended(subjects.flatMap(({ projectId }) => projectId ?? []));
    return new Map(
      subjects.map(({ key, projectId }) => [
        key,
        {
          refusals:
            projectId && found.has(projectId)
              ? []
              : [
                  refusal('SUSPENSION_WITHOUT_DISPOSAL', {
                    ruleId: 'P-02',
                    field: 'monitoring',
                    wayOut: 'DISPOSE_IN_MONITORING',
                    who: 'FIN_BUSINESS',
                  }),
                ],
        },
      ]),
    );
  }
}
