import { useMutation, useQuery } from '@apollo/client/react';
import { catalogueForYear, countLevels, type IndicatorCatalogue, UNIT_CRITERIA, UNIT_DIMENSIONS } from '@jixiao/shared';
import { Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePermission } from '../../../../lib/session.js';
import { useAct } from '../../../../lib/use-act.js';
import { useUrlFilters } from '../../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../../lib/use-year.js';
import { Card, ErrorPanel, PageBody, PageHead, PageSkeleton, RefusalList } from '../../../../ui/index.js';
import { LibraryTabs } from '../components/library-tabs.js';
import { type TemplateDraft, TemplateEditor } from '../components/template-editor.js';
import { TemplateFromObjective } from '../components/template-from-objective.js';
import { TEMPLATES_QUERY } from '../data/templates.graphql.js';
import { RETIRE_TEMPLATE } from '../data/library-moves.graphql.js';
import type { Template } from '../data/library.types.js';

/** Where a unit begins: per project type, per kind of unit, and the whole-unit set (R052, R053). */
export default function TemplatesPage() {
  const { t } = useTranslation('library');
  const year = useYear();
  const to = useYearPath();
  const catalogue = catalogueForYear(year);
  const [{ template: chosen }, choose] = useUrlFilters({ template: '' });
  const manages = usePermission('library.manage');
  const [draft, setDraft] = useState<TemplateDraft | 'objective' | null>(null);
  const { data, error, refetch } = useQuery(TEMPLATES_QUERY, { variables: { catalogueCode: catalogue.code } });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const all = data.libraryTemplates;
  const template = all.find(({ id }) => id === chosen) ?? all[0]!;
  const show = (id: string) => {
    setDraft(null);
    choose({ template: id });
  };
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('goals'), to: to('goals') },
          { label: t('title'), to: to('goals/library') },
        ]}
        title={t('tabs.templates')}
        question={t('templates.question', { year })}
        actions={manages && <Button onClick={() => setDraft('objective')}>{t('templates.fromObjective')}</Button>}
        primary={
          manages &&
          !draft && (
            <Button
              type="primary"
              onClick={() => setDraft({ id: null, version: null, name: '', kind: 'PROJECT_TYPE', rows: [] })}
            >
              {t('templates.new')}
            </Button>
          )
        }
      >
        <LibraryTabs active="templates" />
      </PageHead>
      <PageBody>
        <div className="library-columns library-columns-list">
          <Card flush>
            {(['PROJECT_TYPE', 'UNIT_KIND', 'WHOLE_UNIT'] as const).map((kind) => (
              <nav key={kind} aria-label={t(`templateKind.${kind}`)}>
                <p className="library-label library-pad">{t(`templateKind.${kind}`)}</p>
                <ul className="goals-queue">
                  {all
                    .filter((one) => one.kind === kind)
                    .map((one) => (
                      <li key={one.id}>
                        <a
                          href={`?template=${one.id}`}
                          aria-current={one.id === template.id ? 'page' : undefined}
                          onClick={(event) => {
                            event.preventDefault();
                            show(one.id);
                          }}
                        >
                          {one.name}{' '}
                          {one.ownership !== 'COMMON' && (
                            <span className="jx-tag">{t(`ownership.${one.ownership}`)}</span>
                          )}
                        </a>
                      </li>
                    ))}
                </ul>
              </nav>
            ))}
          </Card>
          {draft && draft !== 'objective' ? (
            <TemplateEditor
              key={`${draft.id ?? 'new'}/${draft.rows.length}`}
              draft={draft}
              catalogue={catalogue}
              onSaved={(id) => {
                void refetch();
                show(id);
              }}
              onCancel={() => setDraft(null)}
            />
          ) : (
            <Rows
              template={template}
              catalogue={catalogue}
              tools={
                manages && <TemplateTools template={template} onEdit={setDraft} onRetired={() => void refetch()} />
              }
            />
          )}
        </div>
      </PageBody>
      {draft === 'objective' && (
        <TemplateFromObjective catalogueCode={catalogue.code} onDraft={setDraft} onCancel={() => setDraft(null)} />
      )}
    </>
  );
}

interface TemplateToolsProps {
  template: Template;
  onEdit: (draft: TemplateDraft) => void;
  onRetired: () => void;
}

/** An own template is changed or retired; any other one is copied into an own one. */
function TemplateTools({ template, onEdit, onRetired }: TemplateToolsProps) {
  const { t } = useTranslation('library');
  const [retire] = useMutation(RETIRE_TEMPLATE);
  const { act, running, error } = useAct();
  const { id, name, kind, rows, version } = template;
  if (template.ownership !== 'OWN') {
    if (kind === 'WHOLE_UNIT') return null;
    const copy = { id: null, version: null, name: t('templates.copyName', { name }), kind, rows };
    return (
      <Button size="small" onClick={() => onEdit(copy)}>
        {t('templates.copy')}
      </Button>
    );
  }
  const retireNow = async () => {
    if (await act(() => retire({ variables: { id, expectedVersion: version } }), { done: t('templates.retired') })) {
      onRetired();
    }
  };
  return (
    <span className="library-template-tools">
      {error && <RefusalList refusals={error.refusals} />}
      <Button size="small" onClick={() => onEdit({ id, version, name, kind, rows })}>
        {t('templates.change')}
      </Button>
      <Popconfirm
        title={t('templates.retireTitle', { name })}
        description={t('templates.retireText')}
        okText={t('templates.retire')}
        cancelText={t('templates.cancel')}
        onConfirm={() => void retireNow()}
      >
        <Button size="small" danger loading={running}>
          {t('templates.retire')}
        </Button>
      </Popconfirm>
    </span>
  );
}

interface RowsProps {
  template: Template;
  catalogue: IndicatorCatalogue;
  tools?: ReactNode;
}

function Rows({ template, catalogue, tools }: RowsProps) {
  const { t } = useTranslation('library');
  const to = useYearPath();
  const counts = countLevels(template.rows, catalogue);
  return (
    <div>
      <Card title={template.name} note={t('templates.counts', { ...counts })} extra={tools}>
        <table className="jx-table">
          <caption className="jx-sr">{template.name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('filter.level1')}</th>
              <th scope="col">{t('column.level')}</th>
              <th scope="col">{t('column.name')}</th>
              <th scope="col" data-align="right">
                {t('templates.example')}
              </th>
              <th scope="col">{t('field.formula')}</th>
            </tr>
          </thead>
          <tbody>
            {template.rows.map(({ indicator, level1, level2, example }) => (
              <tr key={indicator.id}>
                <td className="jx-nowrap">{t(`level1.${level1}`)}</td>
                <td className="jx-nowrap">{t(`level2.${level2}`)}</td>
                <td>
                  <Link to={to(`goals/library/${indicator.id}`)}>{indicator.name}</Link>
                </td>
                <td data-align="right" className="jx-nowrap">
                  {indicator.direction === 'QUAL'
                    ? t('direction.QUAL')
                    : `${t(`direction.${indicator.direction}`)} ${example} ${indicator.unit ?? ''}`}
                </td>
                <td>{indicator.formula}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      {template.kind === 'WHOLE_UNIT' && <Grid template={template} />}
    </div>
  );
}

/** The sixteen cells: what each dimension is asked by each criterion. */
function Grid({ template }: { template: Template }) {
  const { t } = useTranslation('library');
  return (
    <Card title={t('templates.grid')}>
      <table className="jx-table">
        <caption className="jx-sr">{t('templates.grid')}</caption>
        <thead>
          <tr>
            <th scope="col" />
            {UNIT_CRITERIA.map((criterion) => (
              <th scope="col" key={criterion}>
                {t(`criterion.${criterion}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {UNIT_DIMENSIONS.map((dimension) => (
            <tr key={dimension}>
              <th scope="row">{t(`dimension.${dimension}`)}</th>
              {UNIT_CRITERIA.map((criterion) => (
                <td key={criterion}>
                  {template.rows
                    .filter(({ indicator }) => indicator.dimension === dimension && indicator.criterion === criterion)
                    .map(({ indicator }) => indicator.name)
                    .join(t('separator'))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
