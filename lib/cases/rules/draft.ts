const KEPT_MS = 30 * 86_400_000;

/** Drafts saved at this instant or earlier have expired: 30 days after the last change. */
export const draftsKeptSince = (now: Date): Date => new Date(now.getTime() - KEPT_MS);
