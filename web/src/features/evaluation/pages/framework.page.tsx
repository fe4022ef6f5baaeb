import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { download } from '../../../lib/rest.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, ErrorPanel, Field, FootBar, PageBody, PageHead, PageSkeleton, RefusalList } from '../../../ui/index.js';
import { RetireFramework } from '../components/retire-framework.js';
import { FrameworkForm } from '../components/framework-form.js';
import { FRAMEWORK_QUERY, type LibraryFramework, SAVE_OWN_FRAMEWORK } from '../data/frameworks.graphql.js';
import { type FrameworkDraft, groupInput, rowInput } from '../model/framework-draft.js';
import '../frameworks.css';

const NS = 'evaluation-scoring';

/** One framework of the library: read, exported, adapted; saving makes a new one or its next version. */
export default function FrameworkPage() {
  const { frameworkId = '' } = useParams();
  const read = useLocation().state as (FrameworkDraft & { name: string }) | null;
  const { data, error, refetch } = useQuery(FRAMEWORK_QUERY, {
    variables: { id: frameworkId },
    skip: frameworkId === 'new',
  });
  if (frameworkId === 'new')
    return <Editor key="new" framework={null} draft={read ?? { rows: [], groups: [] }} name={read?.name ?? ''} />;
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const framework = data.libraryFramework;
  return <Editor key={framework.id} framework={framework} draft={framework} name={framework.name} />;
}

interface EditorProps {
  framework: LibraryFramework | null;
  draft: FrameworkDraft;
  name: string;
}

function Editor({ framework, draft: initial, name: initialName }: EditorProps) {
  const { t } = useTranslation(NS);
  const to = useYearPath();
  const navigate = useNavigate();
  const manages = usePermission('financeEvaluation.manage');
  const [editing, setEditing] = useState(framework === null);
  const [draft, setDraft] = useState<FrameworkDraft>({ rows: initial.rows, groups: initial.groups });
  const [name, setName] = useState(initialName);
  const [note, setNote] = useState(framework?.origin === 'OWN' ? (framework.note ?? '') : '');
  const [objectType, setObjectType] = useState(framework?.objectType ?? 'PROJECT');
  const [save] = useMutation(SAVE_OWN_FRAMEWORK, { refetchQueries: ['LibraryFrameworks'] });
  const { act, running, error } = useAct();
  const isRetired = framework !== null && framework.retiredOn !== null;
  const isVersion = framework?.origin === 'OWN' && framework.isLatest && !isRetired;
  const submit = async () => {
    const input = {
      ...(isVersion ? { familyId: framework.familyId, expectedVersionNo: framework.versionNo } : {}),
      basedOn: isVersion ? null : (framework?.name ?? null),
      name,
      objectType,
      note,
      rows: draft.rows.map(rowInput),
      groups: draft.groups.map(groupInput),
    };
    const saved = await act(() => save({ variables: { input } }), { done: t('framework.done') });
    if (!saved) return;
    setEditing(false);
    void navigate(to(`evaluation/frameworks/${saved.data!.saveOwnFramework.id}`), { replace: true });
  };
  const versions = framework?.versions ?? [];
  return (
    <>
      <PageHead
        crumbs={[{ label: t('framework.title'), to: to('evaluation/frameworks') }]}
        title={name || t('framework.own')}
        state={
          framework?.versionNo
            ? `${t('framework.versionNo', { no: framework.versionNo })}${framework.isLatest ? '' : ` · ${t('framework.old')}`}`
            : undefined
        }
        question={
          framework &&
          [framework.note, framework.basedOn && t('framework.basedOn', { name: framework.basedOn })]
            .filter(Boolean)
            .join(' · ')
        }
        actions={
          framework && manages ? (
            <>
              <Button onClick={() => download(`/api/frameworks/${framework.id}.xlsx`)}>{t('framework.export')}</Button>
              {isVersion && framework.familyId && !editing && <RetireFramework familyId={framework.familyId} />}
            </>
          ) : undefined
        }
        primary={
          manages && !editing ? (
            <Button type="primary" onClick={() => setEditing(true)}>
              {t(isVersion ? 'framework.edit' : 'framework.saveAs')}
            </Button>
          ) : undefined
        }
      />
      <PageBody wide>
        {error && <RefusalList refusals={error.refusals} />}
        {isRetired && (
          <Alert
            showIcon
            type="warning"
            title={t('framework.retiredBy', { on: framework.retiredOn, name: framework.retiredBy ?? '—' })}
            description={framework.retiredReason}
          />
        )}
        {editing && (
          <Card>
            <div className="fw-head">
              <Field label={t('framework.name')}>
                {(id) => (
                  <Input id={id} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
                )}
              </Field>
              <Field label={t('framework.objectType')}>
                {(id) => (
                  <Select
                    id={id}
                    value={objectType}
                    disabled={isVersion}
                    options={['PROJECT', 'DEPARTMENT_WHOLE'].map((value) => ({
                      value,
                      label: t(`framework.${value}`),
                    }))}
                    onChange={setObjectType}
                  />
                )}
              </Field>
              <Field label={t('framework.note')}>
                {(id) => (
                  <Input id={id} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
                )}
              </Field>
            </div>
          </Card>
        )}
        <Card>
          <FrameworkForm {...draft} readOnly={!editing} onChange={setDraft} />
        </Card>
        {versions.length > 1 && (
          <Card title={t('framework.version')}>
            {versions.map((one) => (
              <p key={one.id}>
                <Link to={to(`evaluation/frameworks/${one.id}`)}>
                  {t('framework.versionNo', { no: one.versionNo })}
                </Link>{' '}
                {one.savedOn} {one.savedBy}
              </p>
            ))}
          </Card>
        )}
      </PageBody>
      {editing && (
        <FootBar
          right={
            <>
              {framework && (
                <Button
                  onClick={() => {
                    setDraft({ rows: initial.rows, groups: initial.groups });
                    setEditing(false);
                  }}
                >
                  {t('framework.cancel')}
                </Button>
              )}
              <Button type="primary" loading={running} onClick={() => void submit()}>
                {t(isVersion ? 'framework.saveVersion' : 'framework.saveAs')}
              </Button>
            </>
          }
        />
      )}
    </>
  );
}
