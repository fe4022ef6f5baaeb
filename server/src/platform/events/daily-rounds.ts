import { Injectable } from '@nestjs/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { runInContext } from '../access/context.js';
import { systemActor } from '../access/system-actor.js';
import { NOW, TenantEntity } from '../database/index.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';

/** A business day of a place on which what it owes each day has been done. */
@Entity({ schema: 'platform', name: 'daily_round' })
export class DailyRoundEntity extends TenantEntity {
  @PrimaryColumn('date')
  runOn: string;

  @Column('timestamptz', { default: NOW })
  recordedAt?: Date;
}

/** What a place owes on a day, inside the transaction of its round. */
export type DailyDuty = (today: string) => Promise<unknown>;

/**
 * What the calendar asks for and nobody presses a button for. The queue goes round the places; each place does its duties
 * once per business day, all of them or none, however often and by however many processes it is asked.
 */
@Injectable()
export class DailyRounds {
  private readonly duties: DailyDuty[] = [];

  constructor(private readonly uow: UnitOfWork) {}

  /** Called by modules when they start. */
  register(duty: DailyDuty): void {
    this.duties.push(duty);
  }

  /** @returns whether this was the round of the day, and not one that came after it */
  async run(jurisdictionId: string): Promise<boolean> {
    const today = await this.businessDate(jurisdictionId);
    const context = { actor: systemActor(jurisdictionId, today), traceId: newId(), ip: null };
    return runInContext(context, () =>
      this.uow.write(async () => {
        const fresh = await this.uow.insert(DailyRoundEntity, [{ runOn: today }], { key: ['jurisdictionId', 'runOn'] });
        if (fresh === 0) return false;
        for (const duty of this.duties) await duty(today);
        return true;
      }),
    );
  }

  /** By the place's own calendar: a demo stands at a day of its own. */
  private businessDate(jurisdictionId: string): Promise<string> {
    const context = { actor: systemActor(jurisdictionId, ''), traceId: newId(), ip: null };
    return runInContext(context, async () => {
      try {
        const [row] = await this.uow.query<{ today: string }>('SELECT platform.business_date()::text AS today');
        return row!.today;
      } finally {
        await this.uow.endRead();
      }
    });
  }
}
