/** A reply or note that was typed and not yet sent, kept in this browser: per case and person. */

export type Draft<Content> = {
  /** The idempotency key the draft was begun with, so that sending it again after a reload files nothing twice. */
  key: string;
  savedAt: number;
  content: Content;
};

const VERSION = 1;
const KEPT_MS = 30 * 86_400_000;

/** Null when there is none, it is too old, or storage is not available. */
export function readDraft<Content>(name: string): Draft<Content> | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as
      | (Draft<Content> & { version: number })
      | null;
    return kept?.version === VERSION && Date.now() - kept.savedAt < KEPT_MS ? kept : null;
  } catch {
    return null;
  }
}

export function writeDraft<Content>(name: string, key: string, content: Content): void {
  try {
    localStorage.setItem(name, JSON.stringify({ version: VERSION, key, savedAt: Date.now(), content }));
  } catch {
    // Storage is full or forbidden: the form works without a draft.
  }
}

export function dropDraft(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}
