import { mkdirSync } from 'node:fs';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as playwright, type Page } from 'playwright-core';
import { writeFileSync } from 'node:fs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CACHE = path.join(ROOT, '.cache', 'chromium-153');
const SHOTS = path.join(ROOT, 'docs', 'screenshots');

/** Fonts of the tests: without them Chinese text would be boxes. */
function fontsFile(): string {
  const file = path.join(CACHE, 'fonts.conf');
  const fonts = path.join(ROOT, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${path.join(CACHE, 'fc')}</cachedir></fontconfig>`,
  );
  return file;
}

/** A real Chromium from the packages, unpacked into the project's own cache. */
export async function openBrowser(): Promise<Browser> {
  mkdirSync(CACHE, { recursive: true });
  process.env.TMPDIR = CACHE;
  process.env.FONTCONFIG_FILE = fontsFile();
  const unwanted = ['--single-process', '--disable-web-security', '--allow-running-insecure-content'];
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((flag) => !unwanted.includes(flag)),
    headless: true,
  });
}

export interface Person {
  readonly page: Page;
  /** Picture for the documents; taken only when asked for, so that ordinary runs leave the checkout clean. */
  shot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Signs in through the form, as a person does. */
export async function signIn(browser: Browser, baseUrl: string, account: string, password: string): Promise<Person> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  await page.goto(`${baseUrl}/sign-in`);
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: /登录|登 录/ }).click();
  await page.waitForURL(/\/(\d{4}\/workbench|settings\/)/, { timeout: 20_000 });
  return { page, shot: (name) => shoot(page, name), close: () => context.close() };
}

export async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.JIXIAO_SHOTS !== '1') return;
  mkdirSync(SHOTS, { recursive: true });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
}
