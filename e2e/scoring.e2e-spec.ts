import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as shared from '@jixiao/shared';
import type { Browser, Page } from 'playwright-core';
import { workOut } from '../shared/src/testing/fractions.js';
import { openBrowser } from './harness/browser.js';
import { type Question, type ScoringCase, scoringCases } from './harness/scoring-cases.js';

const ROOT = path.resolve(import.meta.dirname, '..');
const CASES = scoringCases();

interface Answer {
  readonly score: string | null;
  readonly also: string;
}

/** Runs in Node.js and, sent as its text, in the browser: it may use nothing but its arguments. */
function ask(product: typeof shared, question: Question): Answer {
  switch (question.of) {
    case 'indicator': {
      const parameters = { ...product.DEFAULT_SCORING, ...question.parameters };
      const row = product.scoreIndicator(question.target, question.actual, parameters);
      const asks = [...(row.causeRequired ? ['cause'] : []), ...(row.overCauseRequired ? ['over'] : [])];
      return { score: row.score, also: asks.join(' ') };
    }
    case 'execution': {
      const money = product.scoreExecution(question);
      return { score: money.score, also: money.rate ?? '—' };
    }
    case 'sheet': {
      const rows = question.rows.map(({ weight, score, status }) => ({
        weight,
        result: { score, status: status as 'SCORED' },
      }));
      const { total } = product.scoreSheet(rows);
      const scale = question.bands === 'five' ? product.FIVE_BANDS : product.FOUR_BANDS;
      const grade = product.gradeOf(total, scale);
      return { score: total, also: grade ? product.gradeLabel(grade, scale) : '—' };
    }
    case 'framework':
      return { score: product.scoreFrameworkRow(question.row, question.input).score, also: '' };
  }
}

/** A page that has nothing but the very modules that the client is built from. */
async function openProductIn(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.route('http://product.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') {
      const map = { imports: { 'decimal.js': '/node_modules/decimal.js/decimal.mjs' } };
      const body = `<!doctype html><script type="importmap">${JSON.stringify(map)}</script>`;
      return route.fulfill({ contentType: 'text/html', body });
    }
    return route.fulfill({ contentType: 'text/javascript', body: await readFile(path.join(ROOT, pathname)) });
  });
  await page.goto('http://product.test/');
  return page;
}

const answerOf = (one: ScoringCase): Answer => ({ score: one.score, also: one.also });

describe('scores worked by hand', () => {
  it('are two hundred or more, each with a number of its own', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(200);
    expect(new Set(CASES.map(({ no }) => no)).size).toBe(CASES.length);
  });

  it('say what their own arithmetic says, in exact fractions', () => {
    const worked = CASES.filter(({ byHand }) => byHand !== null);
    expect(worked.map(({ no, byHand }) => [no, workOut(byHand!)])).toEqual(worked.map(({ no, score }) => [no, score]));
    expect(CASES.filter(({ byHand, score }) => (byHand === null) !== (score === null))).toEqual([]);
  });

  it('are what the server says', () => {
    expect(CASES.map((one) => [one.no, ask(shared, one.question)])).toEqual(
      CASES.map((one) => [one.no, answerOf(one)]),
    );
  });

  it('are what a browser says', async () => {
    const browser = await openBrowser();
    try {
      const page = await openProductIn(browser);
      const said = await page.evaluate(
        async ({ questions, source }) => {
          const product = (await import('/shared/dist/index.js' as string)) as unknown;
          const answer = new Function(`return ${source}`)() as (product: unknown, question: unknown) => Answer;
          return questions.map((question) => answer(product, question));
        },
        { questions: CASES.map(({ question }) => question), source: ask.toString() },
      );
      expect(CASES.map(({ no }, index) => [no, said[index]])).toEqual(CASES.map((one) => [one.no, answerOf(one)]));
    } finally {
      await browser.close();
    }
  });
});
