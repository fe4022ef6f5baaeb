import { Injectable } from '@nestjs/common';
import { addWorkingDays } from '@jixiao/shared';
import { OrganizationsApi } from '../../../organizations/index.js';

interface Issued {
  readonly id: string;
  readonly workYear: number;
  readonly issuedOn: string | null;
}

/** The last day on which a firm may object to its rating: so many working days of the place's calendar after it was issued. */
@Injectable()
export class ObjectionClock {
  constructor(private readonly organizations: OrganizationsApi) {}

  /** By rating; one that has not been issued is absent. */
  async lastDays(ratings: readonly Issued[]): Promise<Map<string, string>> {
    const issued = ratings.filter(({ issuedOn }) => issuedOn !== null);
    if (issued.length === 0) return new Map();
    const rules = await this.organizations.parametersOf(issued.map(({ workYear }) => workYear));
    const first = issued.map(({ issuedOn }) => issuedOn!).sort()[0]!;
    const last = issued
      .map(({ issuedOn }) => issuedOn!)
      .sort()
      .at(-1)!;
    const { exceptions } = await this.organizations.calendarFrom(first, last);
    return new Map(
      issued.map(({ id, issuedOn, workYear }) => [
        id,
        addWorkingDays(issuedOn!, rules.get(workYear)!.rule('third.objectionDays'), exceptions),
      ]),
    );
  }
}
