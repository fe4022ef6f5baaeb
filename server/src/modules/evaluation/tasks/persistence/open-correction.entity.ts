import { Column, Entity } from 'typeorm';
import { KeyedEntity } from '../../../../platform/database/index.js';

/** A corrective action that an evaluation waits for; the id is the corrective action's own. */
@Entity({ schema: 'evaluation', name: 'open_correction' })
export class OpenCorrectionEntity extends KeyedEntity {
  @Column('uuid')
  taskId: string;

  @Column('date')
  issuedOn: string;
}
