import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../errors/domain-error.js';

/** For supervisors and load balancers; says nothing that a stranger could use. */
@Controller('api/health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(): Promise<{ status: string }> {
    await this.dataSource.query('SELECT 1').catch(() => {
      throw new DomainError('UNAVAILABLE', [{ code: 'DATABASE_UNAVAILABLE' }]);
    });
    return { status: 'ok' };
  }
}
