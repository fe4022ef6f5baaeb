import { formatDateFull, formatNumber, formatWan } from '../lib/format.js';
import { itemUrl, type PublicDetail } from './public-data.js';
import type { Say } from './words.js';

/** One result on one sheet of paper: what, how much money, how it was judged, what was found. */
export function ItemView({ words, item }: { words: Say; item: PublicDetail }) {
  const { say, grade, language } = words;
  const { payload } = item;
  const findings = payload.findings ?? [];
  return (
    <article>
      <h1>{item.title}</h1>
      <p className="po-lead">
        {item.agencyName} · {say('published', { date: formatDateFull(item.publishedOn, language) })}
      </p>
      <dl className="po-facts">
        <div>
          <dt>{say('agency')}</dt>
          <dd>{item.agencyName}</dd>
        </div>
        <div>
          <dt>{say('subjectYear')}</dt>
          <dd>{say('year', { year: payload.year ?? item.workYear })}</dd>
        </div>
        <div>
          <dt>{say('amount')}</dt>
          <dd>
            {payload.amount ? (
              <>
                <b>{formatWan(payload.amount)}</b> {say('wan')}
              </>
            ) : (
              say('notStated')
            )}
          </dd>
        </div>
        <div>
          <dt>{say('result')}</dt>
          <dd>
            {payload.grade ? <b>{grade(payload.grade)}</b> : say('notStated')}
            {payload.score && <> {say('score', { score: formatNumber(payload.score, 2) })}</>}
          </dd>
        </div>
      </dl>
      {payload.summary && (
        <section>
          <h2>{say('summary')}</h2>
          {payload.summary.split(/\n+/).map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
        </section>
      )}
      {findings.length > 0 && (
        <section>
          <h2>{say('findings')}</h2>
          <ol className="po-findings">
            {findings.map(({ description, recommendation }, index) => (
              <li key={index}>
                {description}
                {recommendation && <p className="po-quiet">{say('recommendation', { text: recommendation })}</p>}
              </li>
            ))}
          </ol>
        </section>
      )}
      <p className="po-tools">
        <button type="button" className="po-button" onClick={() => window.print()}>
          {say('print')}
        </button>
        <a href={itemUrl(item.id)}>{say('data')}</a>
      </p>
    </article>
  );
}
