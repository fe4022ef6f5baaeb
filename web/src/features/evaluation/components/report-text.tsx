import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/rest.js';
import { useAct } from '../../../lib/use-act.js';
import {
  Card,
  DataTable,
  DateText,
  EmptyState,
  ErrorPanel,
  Num,
  PageSkeleton,
  RefusalList,
} from '../../../ui/index.js';
import {
  type EvaluationTask,
  REPORT_QUERY,
  type ReportSection,
  type ReportVersion,
  SAVE_SECTION,
} from '../data/tasks.graphql.js';
import { keptText, shownText, unknownQuotes, wordsOfName } from '../model/report-words.js';

/** The report by its outline: numbers come from the records, people write the sentences around them. */
export function ReportText({ task, editable }: { task: EvaluationTask; editable: boolean }) {
  const { t } = useTranslation('evaluation-tasks');
  const { data, error, refetch } = useQuery(REPORT_QUERY, {
    variables: { id: task.id },
    fetchPolicy: 'cache-and-network',
  });
  const [writing, setWriting] = useState<string | null>(null);
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { sections, sources } = data.evaluationTask.report;
  const stale = sections.filter(({ isStale }) => isStale).length;
  return (
    <Card
      title={t('report.title')}
      note={stale > 0 ? <span className="jx-amber">{t('report.stale', { count: stale })}</span> : t('report.note')}
      extra={
        <Button onClick={() => download(`/api/evaluation/tasks/${task.id}/report.docx`)}>{t('report.download')}</Button>
      }
    >
      {sections.map((section) => (
        <div className="et-section" key={section.code}>
          <div className="et-section-head">
            <h3>{section.heading}</h3>
            {section.isDraft && <span className="jx-note">{t('report.draft')}</span>}
            {editable && writing !== section.code && (
              <Button size="small" type="link" onClick={() => setWriting(section.code)}>
                {t('report.write')}
              </Button>
            )}
          </div>
          {writing === section.code ? (
            <SectionEditor task={task} section={section} sources={sources} onDone={() => setWriting(null)} />
          ) : (
            <Sentences section={section} />
          )}
        </div>
      ))}
    </Card>
  );
}

function Sentences({ section }: { section: ReportSection }) {
  const { t } = useTranslation('evaluation-tasks');
  const lines: ReportSection['sentences'][] = [[]];
  for (const sentence of section.sentences) {
    lines.at(-1)!.push(sentence);
    if (sentence.text.endsWith('\n')) lines.push([]);
  }
  return lines
    .filter((line) => line.length > 0)
    .map((line, at) => (
      <p key={at}>
        {line.map((sentence, i) => (
          <span
            key={i}
            className={sentence.isStale ? 'et-stale' : undefined}

            title={
              sentence.isStale
                ? sentence.changes
                    .map(({ before, after }) => t('report.changed', { before: before ?? '—', after: after ?? '—' }))
                    .join('；')
                : sentence.typed.length > 0
                  ? t('report.typed', { numbers: sentence.typed.join('、') })
                  : undefined
            }
          >
            {sentence.text.trimEnd()}
            {sentence.typed.length > 0 && <span className="jx-note"> {t('report.typedMark')}</span>}
          </span>
        ))}
      </p>
    ));
}

interface EditorProps {
  task: EvaluationTask;
  section: ReportSection;
  sources: { name: string; value: string | null }[];
  onDone: () => void;
}

function SectionEditor({ task, section, sources, onDone }: EditorProps) {
  const { t } = useTranslation('evaluation-tasks');
  const [body, setBody] = useState(section.body);
  const area = useRef<HTMLTextAreaElement | null>(null);
  const [save] = useMutation(SAVE_SECTION);
  const { act, running, error } = useAct();
  const submit = async (text: string) => {
    const input = { id: task.id, code: section.code, body: text, expectedSectionVersion: section.version };
    if (await act(() => save({ variables: { input } }), { done: t('report.saved') })) onDone();
  };
  const names = useMemo(() => sources.map(({ name }) => name), [sources]);
  const words = wordsOfName((key, params) => t(key, { ...params }));
  const shown = shownText(body, names, words);
  const unknown = unknownQuotes(body, names);
  const insert = (name: string) => {
    const at = area.current?.selectionStart ?? shown.length;
    setBody(keptText(`${shown.slice(0, at)}{${words(name)}}${shown.slice(at)}`, names, words));
  };
  return (
    <div>
      {error && <RefusalList refusals={error.refusals} />}
      <Input.TextArea
        ref={(element) => {
          area.current = element?.resizableTextArea?.textArea ?? null;
        }}
        aria-label={section.heading}
        value={shown}
        maxLength={8000}
        autoSize={{ minRows: 4 }}
        onChange={(event) => setBody(keptText(event.target.value, names, words))}
      />
      {unknown.length > 0 && (
        <p className="jx-amber">{t('report.unknown', { names: unknown.map((name) => `{${name}}`).join('、') })}</p>
      )}
      <p className="jx-note">{t('report.chips')}</p>
      <div className="et-chips">
        {sources
          .filter(({ value }) => value !== null && value !== '')
          .map(({ name, value }) => (
            <button key={name} type="button" className="et-chip" title={value!} onClick={() => insert(name)}>
              <small>{words(name)}</small>
              {value!.length > 18 ? `${value!.slice(0, 18)}…` : value}
            </button>
          ))}
      </div>
      <div style={{ display: 'flex', gap: 8 }}>
        <Button type="primary" loading={running} disabled={unknown.length > 0} onClick={() => void submit(body)}>
          {t(section.isStale ? 'report.confirm' : 'report.save')}
        </Button>
        <Button onClick={onDone}>{t('report.cancel')}</Button>
        {!section.isDraft && (
          <Button type="link" onClick={() => void submit('')}>
            {t('report.again')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Every version as it was. */
export function ReportVersions({ task }: { task: EvaluationTask }) {
  const { t } = useTranslation('evaluation-tasks');
  return (
    <Card title={t('version.title')} note={t('version.note')} flush>
      <DataTable<ReportVersion>
        rows={task.reportVersions}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'no',
            title: t('version.no'),
            width: 130,
            render: (row) => t('version.of', { n: row.versionNo, kind: t(`versionKind.${row.kind}`) }),
          },
          { key: 'on', title: t('version.on'), width: 190, render: (row) => <DateText value={row.madeOn} full /> },
          { key: 'by', title: t('version.by'), width: 120, render: (row) => row.madeByName ?? '' },
          {
            key: 'score',
            title: t('version.score'),
            width: 90,
            align: 'right',
            render: (row) => <Num value={row.totalScore} dp={2} missing="NOT_SCORED" />,
          },
          { key: 'reason', title: t('version.reason'), render: (row) => row.reason ?? '' },
          {
            key: 'hash',
            title: t('version.hash'),
            width: 170,
            render: (row) => <code>{row.contentHash.slice(0, 16)}</code>,
          },
          {
            key: 'file',
            title: '',
            width: 80,
            render: (row) => (
              <Button
                size="small"
                type="link"
                onClick={() => download(`/api/evaluation/tasks/${task.id}/report.docx?version=${row.versionNo}`)}
              >
                {t('version.file')}
              </Button>
            ),
          },
        ]}
        empty={<EmptyState title={t('version.none')} text={t('version.noneText')} />}
      />
    </Card>
  );
}
