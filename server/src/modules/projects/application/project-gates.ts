import { Injectable } from '@nestjs/common';
import type { Refusal } from '@jixiao/shared';

/**
 * Doors at which money is asked for or given (未经评估不得申请预算). FEED is every amount that arrives, from outside or by
 * hand; CERTIFY is the certificate without which the budget system pays no more. SUSPEND, RESUME and CLOSE are doors of a
 * running project: what monitoring and rectification know decides on them.
 */
export type Door = 'APPLY' | 'POOL' | 'ALLOCATE' | 'FEED' | 'CERTIFY' | 'SUSPEND' | 'RESUME' | 'CLOSE';

/** What stands before a door: a project of ours, or one that the budget system only names. */
export interface GateSubject {
  /** What the answer is found by. */
  readonly key: string;
  readonly projectId: string | null;
  readonly previousProjectId: string | null;
  readonly code: string;
  readonly agencyId: string;
  readonly budgetYear: number;
  readonly nature: string;
  readonly isMajor: boolean;
  readonly isRenewal: boolean;
  readonly fundSources: readonly string[];
  /** What the project asks for or has; the threshold of a rule looks at it. */
  readonly budget: string;
  /** What is about to be given, at CERTIFY what has been paid; null where no amount is decided. */
  readonly amount: string | null;
  readonly reason: string | null;
  /** Money on top of a budget that has been replied, or moved into it (追加、调剂); null where there is none. */
  readonly added: { readonly kind: string; readonly amount: string } | null;
  /** Replied once already: what it needed before is not asked again, what limits its money is. */
  readonly isReplied: boolean;
  readonly overview: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** What the decision rests on, kept with the allocation. */
export interface GateBasis {
  readonly appraisalId?: string;
  readonly supportedAmount?: string;
  readonly reviewedAmount?: string;
}

export interface GateAnswer {
  readonly refusals: readonly Refusal[];
  readonly basis: GateBasis;
}

/** Answers for all subjects at once; a subject that is absent from the answer has passed. */
export type Gate<At extends Door = Door> = (
  door: At,
  subjects: readonly GateSubject[],
) => Promise<ReadonlyMap<string, Partial<GateAnswer>>>;

const OPEN: GateAnswer = { refusals: [], basis: {} };

/** Later modules say here what must hold before a door opens, because this one cannot know them. */
@Injectable()
export class ProjectGates {
  private readonly gates: { doors: readonly Door[]; gate: Gate }[] = [];

  /** The gate is asked at its own doors and no others. */
  register<const At extends Door>(doors: readonly At[], gate: Gate<At>): void {
    this.gates.push({ doors, gate: gate as Gate });
  }

  /** All gates of the door are asked; all refusals come back at once. */
  async ask(door: Door, subjects: readonly GateSubject[]): Promise<Map<string, GateAnswer>> {
    const answers = new Map<string, GateAnswer>(subjects.map(({ key }) => [key, OPEN]));
    if (subjects.length === 0) return answers;
    for (const { gate } of this.gates.filter(({ doors }) => doors.includes(door))) {
      for (const [key, { refusals = [], basis = {} }] of await gate(door, subjects)) {
        const known = answers.get(key);
        if (known)
          answers.set(key, { refusals: [...known.refusals, ...refusals], basis: { ...known.basis, ...basis } });
      }
    }
    return answers;
  }
}
