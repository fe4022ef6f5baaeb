import { Injectable } from '@nestjs/common';

export interface ListedDuty {
  readonly subjectType: string;
  readonly subjectId: string;
}

/** Of these duties on the actor's own desk, the subjects that are no longer his business. */
export type DutyGate = (duties: readonly ListedDuty[]) => Promise<ReadonlySet<string>>;

/**
 * A right that ends by the calendar ends while nobody acts: whoever knows of such an end says here how to ask for it, and the
 * list of duties shows nothing of what is over, whether or not the daily round has closed it yet.
 */
@Injectable()
export class DutyGates {
  private readonly gates: DutyGate[] = [];

  /** Called by modules when they start. */
  register(gate: DutyGate): void {
    this.gates.push(gate);
  }

  async open<Duty extends ListedDuty>(duties: readonly Duty[]): Promise<Duty[]> {
    let shown = [...duties];
    for (const gate of this.gates) {
      if (shown.length === 0) break;
      const over = await gate(shown);
      shown = shown.filter(({ subjectId }) => !over.has(subjectId));
    }
    return shown;
  }
}
