import { Module, type OnModuleInit } from '@nestjs/common';
import { FigureRegistry } from '../../platform/figures/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { ProjectsModule } from '../projects/index.js';
import { Completeness } from './application/completeness.js';
import { GOAL_FIGURES } from './application/goal-figures.js';
import { GoalQueries } from './application/goal-queries.js';
import { MoveObjective } from './application/move-objective.js';
import { ObjectiveBinding } from './application/objective.binding.js';
import { ObjectiveGate } from './application/objective-gate.js';
import { ObjectiveTasks } from './application/objective-tasks.js';
import { ObjectiveUse } from './application/objective-use.js';
import { SaveObjective } from './application/save-objective.js';
import { EXANTE_CONTROLLERS, EXANTE_PROVIDERS } from './exante/exante.providers.js';
import { GoalsApi } from './goals-api.js';
import { ObjectiveResolver } from './graphql/objective.resolver.js';
import { ProjectGoalResolver } from './graphql/project-goal.resolver.js';
import { GateReads } from './persistence/gate.reads.js';
import { GoalReads } from './persistence/goal.reads.js';
import { GoalWrites } from './persistence/goal.writes.js';

@Module({
  imports: [OrganizationsModule, ProjectsModule],
  controllers: EXANTE_CONTROLLERS,
  providers: [
    ...EXANTE_PROVIDERS,
    GateReads,
    ObjectiveGate,
    GoalReads,
    GoalWrites,
    Completeness,
    ObjectiveTasks,
    ObjectiveUse,
    ObjectiveBinding,
    SaveObjective,
    MoveObjective,
    GoalQueries,
    GoalsApi,
    ObjectiveResolver,
    ProjectGoalResolver,
  ],
  exports: [GoalsApi],
})
export class GoalsModule implements OnModuleInit {
  constructor(private readonly figures: FigureRegistry) {}

  onModuleInit(): void {
    this.figures.register(...GOAL_FIGURES);
  }
}
