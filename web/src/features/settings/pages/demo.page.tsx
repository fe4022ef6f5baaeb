import { useMutation } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format.js';
import { useInstallation, useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { Card, EmptyState, ErrorLine, PageBody, PageHead, Field } from '../../../ui/index.js';

import { MOVE_DEMO_DATE } from '../data/administration.graphql.js';

/** On a demo, time passes when somebody says so: deadlines, reminders and locks follow the date. */
export default function DemoPage() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { demo } = useInstallation();
  const today = useToday();
  const [to, setTo] = useState(today);
  const [move] = useMutation(MOVE_DEMO_DATE);
  const { act, running, error } = useAct();

  const confirm = async () => {
    // Every page has computed with the old date: begin anew.
    if (await act(() => move({ variables: { to } }))) window.location.reload();
  };

  return (
    <>
      <PageHead title={t('demo.title')} state={format.dateFull(today)} question={t('demo.question')} />
      <PageBody>
        <Card style={{ maxWidth: 480 }}>
          {demo ? (
            <>
              <Field label={t('demo.to')} hint={t('demo.hint')}>
                {(id) => (
                  <Input id={id} type="date" min={today} value={to} onChange={(event) => setTo(event.target.value)} />
                )}
              </Field>
              <ErrorLine error={error} />
              <Button type="primary" loading={running} disabled={to <= today} onClick={() => void confirm()}>
                {t('demo.move')}
              </Button>
            </>
          ) : (
            <EmptyState title={t('demo.none')} />
          )}
        </Card>
      </PageBody>
    </>
  );
}
