/**
 * `node bench/scoring.mjs [sheets]`: a district's year of self-evaluations scored in bulk, 1,400 sheets of fifteen rows:
 * the product in exact decimals with every line of its working, side by side with the same rules in floating point, and
 * the product again in a real browser. Refuses a browser that comes to another total; counts the floats that do.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, continueInNewerNode, ROOT } from '../scripts/lib/runtime.mjs';
import { districtYear, scored } from './lib/district-year.mjs';
import { scoredInFloats } from './lib/scored-in-floats.mjs';

const TURNS = 9;
const ROWS = 15;

async function main(count) {
  build(console.log, { web: false });
  const product = await import('../shared/dist/index.js');
  const sheets = districtYear(count);
  const rate = (score) => {
    const started = performance.now();
    const totals = score();
    return { totals, perSecond: (count * ROWS * 1_000) / (performance.now() - started) };
  };
  // Alternating turns, so that whatever else the machine does falls on both; the first ones warm up.
  const turns = Array.from({ length: TURNS }, () => [
    rate(() => scored(product, sheets)),
    rate(() => scoredInFloats(sheets)),
  ]).slice(2);
  const [exact, floats] = turns[0].map(({ totals }) => totals);
  const browser = await inBrowser(count);
  if (JSON.stringify(browser.totals) !== JSON.stringify(exact)) throw new Error('The browser comes to other totals.');
  const off = exact.filter((total, at) => total !== floats[at]).length;

  console.log(`${count} sheets of ${ROWS} rows, median of ${turns.length} turns.`);
  console.log('| scored by | rows/s | ratio |\n|---|---:|---:|');
  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const ours = median(turns.map(([a]) => a.perSecond));
  console.log(`| the product, Node.js | ${Math.round(ours)} | |`);
  console.log(`| the product, browser | ${Math.round(browser.perSecond)} | ${(browser.perSecond / ours).toFixed(2)} |`);
  const ratio = median(turns.map(([a, b]) => a.perSecond / b.perSecond));
  console.log(
    `| floats, no working | ${Math.round(median(turns.map(([, b]) => b.perSecond)))} | ${ratio.toFixed(4)} |`,
  );
  console.log(`Same totals in Node.js and in the browser. Floats come to another total on ${off} of ${count} sheets.`);
}

async function inBrowser(count) {
  const { default: chromium } = await import('@sparticuz/chromium');
  const { chromium: playwright } = await import('playwright-core');
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((flag) => flag !== '--single-process'),
    headless: true,
  });
  try {
    const page = await browser.newPage();
    await page.route('http://product.test/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      const map = { imports: { 'decimal.js': '/node_modules/decimal.js/decimal.mjs' } };
      if (pathname === '/')
        return route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><script type="importmap">${JSON.stringify(map)}</script>`,
        });
      return route.fulfill({ contentType: 'text/javascript', body: await readFile(path.join(ROOT, pathname)) });
    });
    await page.goto('http://product.test/');
    return await page.evaluate(
      async ({ count, rows, turns }) => {
        const product = await import('/shared/dist/index.js');
        const { districtYear, scored } = await import('/bench/lib/district-year.mjs');
        const sheets = districtYear(count);
        const rates = [];
        let totals = [];
        for (let turn = 0; turn < turns; turn += 1) {
          const started = performance.now();
          totals = scored(product, sheets);
          if (turn > 1) rates.push((count * rows * 1_000) / (performance.now() - started));
        }
        return { totals, perSecond: rates.sort((a, b) => a - b)[Math.floor(rates.length / 2)] };
      },
      { count, rows: ROWS, turns: TURNS },
    );
  } finally {
    await browser.close();
  }
}

if (!continueInNewerNode(fileURLToPath(import.meta.url))) await main(Number(process.argv[2] ?? 1_400));
