import { useTranslation } from 'react-i18next';
import { FigureLink } from '../../../ui/index.js';
import type { AnnualReport, Figure } from '../data/reporting.graphql.js';

export interface ReportPaperProps {
  report: AnnualReport;
  figures: ReadonlyMap<string, Figure>;
}

/** The report as it will print; every value in it opens the rows that it is the sum of. */
export function ReportPaper({ report, figures }: ReportPaperProps) {
  const { t } = useTranslation('reporting');
  return (
    <article className="reporting-paper" lang="zh-CN" aria-label={t('annual.text')}>
      <h2>{report.title}</h2>
      {report.sections.map((section) => (
        <section key={section.code} id={`section-${section.code}`}>
          <h3>{section.heading}</h3>
          {section.paragraphs.map((parts, index) => (
            <p key={index}>
              {parts.map(({ text, figureId }, at) =>
                figureId ? (
                  <span key={at} className="reporting-chip" title={figures.get(figureId)?.definition}>
                    <FigureLink figureId={figureId}>{text}</FigureLink>
                  </span>
                ) : (
                  text
                ),
              )}
            </p>
          ))}
          {section.footnotes.map((note) => (
            <p key={note} className="reporting-note">
              {note}
            </p>
          ))}
        </section>
      ))}
    </article>
  );
}
