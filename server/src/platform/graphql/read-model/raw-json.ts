/** An answer that the database has already written as JSON: it is sent as it is, not read and written again. */
export class RawJson {
  constructor(private readonly text: string) {}

  static print(result: object): string {
    const { data, ...rest } = result as { data?: unknown };
    if (!(data instanceof RawJson)) return `${JSON.stringify(result)}\n`;
    const others = JSON.stringify(rest).slice(1, -1);
    return `{"data":${data.text}${others === '' ? '' : `,${others}`}}\n`;
  }
}
