import { Injectable } from '@nestjs/common';
import type { IndicatorActual } from '../domain/continue-objective.js';

/** Says what was reached with the indicators of these versions. */
export type ActualsQuestion = (versionIds: readonly string[]) => Promise<readonly IndicatorActual[]>;

/** Later modules tell here how to ask them for results; the last one that knows an indicator has the word. */
@Injectable()
export class ObjectiveActuals {
  private readonly questions: ActualsQuestion[] = [];

  register(question: ActualsQuestion): void {
    this.questions.push(question);
  }

  async of(versionIds: readonly string[]): Promise<Map<string, IndicatorActual>> {
    const found = new Map<string, IndicatorActual>();
    if (versionIds.length === 0) return found;
    for (const question of this.questions) {
      for (const actual of await question(versionIds)) found.set(actual.indicatorId, actual);
    }
    return found;
  }
}
