import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../lib/format.js';
import type { AuditEntry } from '../data/records.graphql.js';

/** One entry in full. Values are shown only where the server gives them (records of administration). */
export function AuditFacts({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('settings');
  const facts: [string, string | null][] = [
    ['at', formatDateTime(entry.recordedAt, true)],
    ['effectiveOn', entry.effectiveOn],
    ['who', entry.personName ?? entry.actorKind],
    ['seat', [entry.agencyName, entry.seatTitle].filter(Boolean).join(' ')],
    ['action', t(`audit.deed.${entry.action}`, { defaultValue: entry.action })],
    ['entity', entry.entity],
    ['entityId', entry.entityId],
    ['comment', entry.comment],
    ['ip', entry.ip],
    ['trace', entry.traceId],
    ['hash', entry.hash],
  ];
  return (
    <dl className="settings-facts">
      {facts
        .filter(([, value]) => value)
        .map(([key, value]) => (
          <div key={key}>
            <dt>{t(`audit.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {entry.fieldNames.map((name) => (
        <div key={`field-${name}`}>
          <dt>{name}</dt>
          <dd>{entry.fields && name in entry.fields ? show(entry.fields[name]) : t('audit.changed')}</dd>
        </div>
      ))}
    </dl>
  );
}

const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
