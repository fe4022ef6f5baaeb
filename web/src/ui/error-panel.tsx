import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { toDomainError, type DomainError } from '../lib/domain-error.js';
import { NotFoundPage, RefusedPage } from './refused-page.js';
import { RefusalList } from './refusals.js';
import { EmptyState } from './states.js';

const permissionOf = (failure: DomainError) =>
  String(failure.refusals.find((refusal) => refusal.params?.permission)?.params?.permission ?? '');

export interface ErrorPanelProps {
  error: unknown;
  /** The whole page failed: show the page that says who can help. */
  page?: boolean;
  onRetry?: () => void;
}

export function ErrorPanel({ error, page, onRetry }: ErrorPanelProps) {
  const { t } = useTranslation(['refusal', 'common']);
  if (!error) return null;
  const failure = toDomainError(error);
  if (page && failure.code === 'NOT_FOUND') return <NotFoundPage />;
  if (page && failure.code === 'FORBIDDEN') {
    return <RefusedPage permission={permissionOf(failure)} refusals={failure.refusals} />;
  }
  if (failure.refusals.length > 0) return <RefusalList refusals={failure.refusals} />;
  const retry = onRetry && (
    <Button size={page ? undefined : 'small'} onClick={onRetry}>
      {t('retry', { ns: 'common' })}
    </Button>
  );
  const text = failure.isDefect
    ? t('error.defect', { ns: 'common' })
    : t(failure.code, { ns: 'refusal', ...failure.params, defaultValue: t('UNWORDED', { code: failure.code }) });
  return (
    <div role="alert">
      <EmptyState
        title={failure.isDefect ? t('error.title', { ns: 'common' }) : text}
        text={
          <>
            {failure.isDefect && text}
            {failure.traceId && <div>{t('error.trace', { ns: 'common', id: failure.traceId })}</div>}
          </>
        }
        action={retry}
      />
    </div>
  );
}

/** One line above the thing that was being done. */
export function ErrorLine({ error }: { error: unknown }) {
  const { t } = useTranslation(['refusal', 'common']);
  if (!error) return null;
  const failure = toDomainError(error);
  if (failure.refusals.length > 0) return <RefusalList refusals={failure.refusals} />;
  return (
    <div className="jx-refusals" role="alert">
      {failure.isDefect
        ? t('error.defect', { ns: 'common' })
        : t(failure.code, { ns: 'refusal', ...failure.params, defaultValue: t('UNWORDED', { code: failure.code }) })}
      {failure.traceId && <span className="jx-rule">{t('error.trace', { ns: 'common', id: failure.traceId })}</span>}
    </div>
  );
}
