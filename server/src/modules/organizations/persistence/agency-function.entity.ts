import { Column, Entity } from 'typeorm';
import { EditedEntity } from '../../../platform/database/index.js';

/** 部门职能, a development plan or the year's work plan of a body, as long as it holds. */
@Entity({ schema: 'organizations', name: 'agency_function' })
export class AgencyFunctionEntity extends EditedEntity {
  @Column('uuid')
  agencyId: string;

  @Column('text')
  kind: string;

  @Column('text')
  name: string;

  @Column('text')
  source: string;

  @Column('date')
  validFrom: string;

  @Column('date', { nullable: true })
  validTo?: string | null;
}
