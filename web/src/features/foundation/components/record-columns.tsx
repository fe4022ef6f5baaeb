import { useTranslation } from 'react-i18next';
import { Attachments, type Column, DateText, Money, Num, StateTag } from '../../../ui/index.js';
import type { LibraryRecord } from '../data/foundation.graphql.js';
import type { RecordKind } from '../model/kinds.js';

/** Columns of each tab; the first is what the record is called. */
/** A title that says itself that the document is on trial. */
const TRIAL = /\u8bd5\u884c/;

export function useRecordColumns(kind: RecordKind, manages: boolean): Column<LibraryRecord>[] {
  const { t } = useTranslation('foundation');
  const title = (name: string) => t(`field.${kind.tab}.${name}`);
  const text = (name: string, width?: number): Column<LibraryRecord> => ({
    key: name,
    title: title(name),
    width,
    render: (row) => (row[name] as string | null) ?? <span className="jx-muted">—</span>,
  });
  const date = (name: string): Column<LibraryRecord> => ({
    key: name,
    title: title(name),
    width: 110,
    render: (row) => <DateText value={row[name] as string | null} full />,
  });
  const choice = (name: string): Column<LibraryRecord> => ({
    key: name,
    title: title(name),
    width: 100,
    render: (row) => t(`choice.${String(row[name])}`),
  });
  const first = (name: string): Column<LibraryRecord> => ({
    key: name,
    title: title(name),
    render: (row) => (
      <>
        <b className="jx-strong">{String(row[name])}</b>
        {row.isTrial === true && !TRIAL.test(String(row[name])) && <span className="jx-muted"> {t('trial')}</span>}
        {row.isAssumed && (
          <>
            {' '}
            <StateTag ns="foundation" state="ASSUMED" tone="amber" />
          </>
        )}
      </>
    ),
  });
  switch (kind.tab) {
    case 'documents':
      return [
        first('title'),
        {
          key: 'documentNo',
          title: title('documentNo'),
          width: 160,
          render: (row) => (
            <>
              {(row.documentNo as string | null) ?? <span className="jx-muted">—</span>}
              {row.notes?.map((note) => (
                <div key={note} className="jx-note jx-amber">
                  {t(`note.${note}`)}
                </div>
              ))}
            </>
          ),
        },
        text('issuer', 140),
        choice('kind'),
        date('issuedOn'),
        {
          key: 'isRepresentative',
          title: title('isRepresentative'),
          width: 80,
          render: (row) => (row.isRepresentative ? t('yes') : <span className="jx-muted">—</span>),
        },
        {
          key: 'files',
          title: t('fullText'),
          width: 180,
          render: (row) => (
            <Attachments
              ownerType="foundation.institutional_document"
              ownerId={row.id}
              files={row.files ?? []}
              compact
              editable={manages}
              label={t('fullTextOf', { name: row.title })}
            />
          ),
        },
      ];
    case 'trainings':
      return [
        first('topic'),
        date('heldOn'),
        choice('form'),
        {
          key: 'participants',
          title: title('participants'),
          align: 'right',
          width: 100,
          render: (row) => <Num value={String(row.participants)} />,
        },
      ];
    case 'articles':
      return [first('title'), text('site', 220), date('publishedOn')];
    case 'bases':
      return [
        first('name'),
        text('code', 110),
        text('statedName', 180),
        {
          key: 'amount',
          title: title('amount'),
          unit: t('wan'),
          align: 'right',
          width: 130,
          render: (row) => <Money value={row.amount as string} />,
        },
        text('source', 220),
        {
          key: 'status',
          title: title('status'),
          width: 110,
          render: (row) => (
            <StateTag
              ns="foundation"
              state={String(row.status)}
              tone={row.status === 'CONFIRMED' ? 'plain' : 'amber'}
            />
          ),
        },
      ];
    default:
      return [
        first('name'),
        {
          key: 'url',
          title: title('url'),
          render: (row) => (
            <a href={String(row.url)} target="_blank" rel="noopener noreferrer">
              {String(row.url)}
            </a>
          ),
        },
        text('path', 280),
      ];
  }
}
