import { useTranslation } from 'react-i18next';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { PageBody, PageHead } from '../../../ui/index.js';
import { IssuedReplies } from '../components/issued-replies.js';

/** Replies that went out, as far as the seat reaches: a unit finds its own sheet here. */
export default function RepliesPage() {
  const { t } = useTranslation('goals');
  const year = useYear();
  const to = useYearPath();
  return (
    <>
      <PageHead
        crumbs={[{ label: t('list.title'), to: to('goals') }]}
        title={t('issued.page')}
        state={t('list.state', { year })}
      />
      <PageBody>
        <IssuedReplies />
      </PageBody>
    </>
  );
}
