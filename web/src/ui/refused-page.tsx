import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Refusal } from '../lib/domain-error.js';
import { useYearPath } from '../lib/use-year.js';
import { WHO_CAN_HELP_QUERY } from './refused-page.graphql.js';
import { RefusalList } from './refusals.js';
import { useDocumentTitle } from './use-document-title.js';

/** Refused and not found share one text: whether the thing exists is not told to who may not see it. */
export function NotFoundPage() {
  return <HelpPage permission="" refusals={[]} />;
}

export function RefusedPage({ permission, refusals = [] }: { permission: string; refusals?: readonly Refusal[] }) {
  return <HelpPage permission={permission} refusals={refusals} />;
}

function HelpPage({ permission, refusals }: { permission: string; refusals: readonly Refusal[] }) {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const path = useYearPath();
  const { data } = useQuery(WHO_CAN_HELP_QUERY, { variables: { permission } });
  const seats = data?.whoCanHelp ?? [];
  useDocumentTitle(t('refused.title'));
  return (
    <div className="jx-body" role="alert" style={{ maxWidth: 760, paddingTop: 48 }}>
      <div>
        <h1 className="jx-title">{t('refused.title')}</h1>
        <p className="jx-muted" style={{ marginTop: 8 }}>
          {t('refused.text')}
        </p>
      </div>
      <RefusalList refusals={refusals} />
      {seats.length > 0 && (
        <section className="jx-card">
          <h2 className="jx-card-title">{t('refused.who')}</h2>
          <ul>
            {seats.map((seat) => (
              <li key={seat.id} style={{ padding: '4px 0' }}>
                {seat.agencyName} · {seat.title}
                <span className="jx-muted"> {seat.personName ?? t('refused.vacant')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div style={{ display: 'flex', gap: 8 }}>
        <Button onClick={() => void navigate(-1)}>{t('refused.back')}</Button>
        <Button type="primary" onClick={() => void navigate(path('workbench'))}>
          {t('refused.workbench')}
        </Button>
      </div>
    </div>
  );
}
