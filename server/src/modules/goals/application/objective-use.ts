import { Injectable } from '@nestjs/common';

/** Says which of these versions are already measured or judged by a later document. */
export type UseQuestion = (versionIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** Later modules tell here how to ask them, because this one cannot know them. */
@Injectable()
export class ObjectiveUse {
  private readonly questions: UseQuestion[] = [];

  register(question: UseQuestion): void {
    this.questions.push(question);
  }

  async judged(versionIds: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const question of this.questions) for (const id of await question(versionIds)) found.add(id);
    return found;
  }
}
