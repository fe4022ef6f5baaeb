import { Injectable } from '@nestjs/common';

/** Says which of these versions are already measured or judged by a later document. */
export type UseQuestion = (versionIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** Later modules tell here how to ask them, because this one cannot know them. */
@Injectable()
export class ObjectiveUse {
  private readonly questions = { revoke: [] as UseQuestion[], adjust: [] as UseQuestion[] };

  register(question: UseQuestion, before: 'revoke' | 'adjust' = 'revoke'): void {
    this.questions[before].push(question);
  }

  async judged(versionIds: readonly string[], before: 'revoke' | 'adjust' = 'revoke'): Promise<Set<string>> {
    const found = new Set<string>();
    for (const question of this.questions[before]) for (const id of await question(versionIds)) found.add(id);
    return found;
  }
}
