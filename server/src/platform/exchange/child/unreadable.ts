/** Why a file is not read. The code goes to the person; the reason helps whoever asks. */
export class Unreadable extends Error {
  readonly code: string;
  readonly params: Record<string, string | number>;

  constructor(code: string, params: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
