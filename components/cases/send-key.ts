/** The key of something to be sent: the same until that was taken. */
export type SendKey = { take: () => string; drop: () => void };

/** Makes what is sent with it happen once. Also where the page is not served securely, unlike `crypto.randomUUID`. */
export const newSendKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');

/** What the server says of a key that came with another text before: that text has arrived. */
export const isSentBefore = (state: { code?: string } | null): boolean =>
  state?.code === 'idempotency_key_reused';

/** Of replies and notes. */
export const SENT_BEFORE =
  'What you wrote before has arrived: it is in the conversation. Send again only if this is to be said as well.';
