// The score in the status bar. Knows nothing of the editor.

/** The server's notification after each check. */
export const METHOD = "klarsprak/status";

/** What the notification holds, of what is shown here. */
export interface Status {
  readonly uri: string;
  /** Score, length, LIX and the number of findings, in one line. */
  readonly summary: string;
  /** From 0 to 100, in whole and by the name of the part. */
  readonly score: { readonly total: number; readonly parts: Readonly<Record<string, number>> };
}

/** The text in the status bar. */
export function label(status: Status): string {
  return `$(book) Klarspråk ${status.score.total}`;
}

/** What is shown when the pointer rests on it. */
export function tooltip(status: Status): string {
  const parts = Object.entries(status.score.parts).map(([name, value]) => `${name} ${value}`);
  return [status.summary, `Delpoäng: ${parts.join(", ")}`, "Klicka för att se alla mått."].join("\n");
}
