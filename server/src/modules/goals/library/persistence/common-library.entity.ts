import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LibraryContentColumns } from './library-content.columns.js';

abstract class CommonEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  code: string;
}

/** An indicator that comes with the product, the same everywhere. */
@Entity({ schema: 'reference', name: 'library_indicator' })
export class CommonIndicatorEntity extends CommonEntity {
  @Column(() => LibraryContentColumns, { prefix: false })
  content: LibraryContentColumns;
}

@Entity({ schema: 'reference', name: 'library_token' })
export class CommonTokenEntity {
  @PrimaryColumn('text')
  token: string;

  @PrimaryColumn('uuid')
  indicatorId: string;
}

@Entity({ schema: 'reference', name: 'library_template' })
export class CommonTemplateEntity extends CommonEntity {
  @Column('text')
  name: string;

  @Column('text')
  kind: string;

  @Column('jsonb')
  rows: unknown;
}
