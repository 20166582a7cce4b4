import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { env } from './env';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** An unguessable token, 256 bits, safe in headers and addresses. */
export const newSecret = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

/** What is stored of a token. The token has full entropy, so one round of SHA-256 is enough. */
export const digest = (secret: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(secret).digest());

const keyFor = (purpose: string) =>
  new Uint8Array(hkdfSync('sha256', env().AUTH_SECRET, '', `cutover ${purpose}`, 32));
const sealingKey = () => keyFor('sealed text');

/** 128 bits in hex that only this product can make of the text; of one purpose they are worth nothing for another. */
export const macOf = (purpose: string, text: string): string =>
  createHmac('sha256', keyFor(purpose)).update(text).digest('hex').slice(0, 32);

/** Whether the MAC is the one of the text, in constant time. */
export function isMacOf(purpose: string, text: string, mac: string): boolean {
  const [made, given] = [Buffer.from(macOf(purpose, text)), Buffer.from(mac)];
  return made.length === given.length && timingSafeEqual(made, given);
}

/** Encrypts a text that must rest in the database for a while; worth nothing without AUTH_SECRET. */
export function seal(text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, sealingKey(), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text that was sealed; throws when it was changed or AUTH_SECRET is another one. */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(CIPHER, sealingKey(), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  );
}
