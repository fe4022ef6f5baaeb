import type { Browser, Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../server/src/seeds/index.js';
import { shoot, signIn } from './browser.js';

/** A button's words; the kit puts a space between two characters. */
const words = (text: string): RegExp => new RegExp(`^${[...text].join('\\s*')}$`);

/** What a person does on a screen, in a person's words. */
export class Hand {
  private constructor(
    readonly page: Page,
    private readonly baseUrl: string,
    private readonly defects: string[],
  ) {
    page.setDefaultTimeout(15_000);
  }

  static async of(browser: Browser, baseUrl: string, account: string): Promise<Hand> {
    const { page } = await signIn(browser, baseUrl, account, DEMO_PASSWORD);
    const defects: string[] = [];
    page.on('pageerror', (error) => defects.push(`${account}: ${error.message}`));
    page.on('response', (response) => {
      if (response.status() >= 500) defects.push(`${account}: ${response.status()} ${response.url()}`);
    });
    return new Hand(page, baseUrl, defects);
  }

  /** What went wrong in the browser without anybody being told. */
  get silent(): readonly string[] {
    return this.defects;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path.startsWith('http') ? path : this.baseUrl + path);
  }

  see(text: string | RegExp): Promise<void> {
    return this.page.getByText(text).first().waitFor();
  }

  async press(name: string, inside: Page | Locator = this.page): Promise<void> {
    await inside
      .getByRole('button', { name: words(name) })
      .first()
      .click();
  }

  /** Presses a button, and the button of the same words in the dialog that asks once more. */
  async confirm(name: string, more: (dialog: Locator) => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    await this.press(name);
    const dialog = this.page.getByRole('dialog').last();
    await dialog.waitFor();
    await more(dialog);
    await dialog.getByRole('button').filter({ hasText: /\S/ }).last().click();
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.page.getByRole('link', { name }).first().click();
  }

  async fill(label: string, value: string, inside: Page | Locator = this.page): Promise<void> {
    await inside.getByLabel(label, { exact: true }).first().fill(value);
  }

  /** A choice from a list of the kit, found by typing. */
  async choose(id: string, option: string | RegExp, typed?: string): Promise<void> {
    await this.page.locator(`#${id}`).click();
    if (typed) await this.page.locator(`#${id}`).fill(typed);
    await this.page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
  }

  /** A choice from a list that is found by its label; a list of several stays open and is closed here. */
  async pick(label: string, option: string | RegExp): Promise<void> {
    const list = this.page.getByLabel(label, { exact: true }).first();
    await list.click();
    await this.page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
    // A list of one closes itself; an Escape that comes too late would close the dialog around it.
    const isOfSeveral = await list.evaluate((element) => element.closest('.ant-select-multiple') !== null);
    if (isOfSeveral) await this.page.keyboard.press('Escape');
  }

  cell(row: number, column: number): Locator {
    return this.page.locator(`[data-row="${row}"][data-col="${column}"]`).first();
  }

  shot(name: string): Promise<void> {
    return shoot(this.page, name);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
