import 'server-only';
import { type CommandContext, command, invalidFrom } from '@/lib/platform/command';
import { rateLimit } from '@/lib/platform/rate-limit';
import { seal } from '@/lib/platform/secrets';
import { askForPasswordLinkInput, passwordLinkAsked } from '../schema';

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

const perOrigin = rateLimit({ name: 'forgot-origin', points: 20, seconds: HOUR_SECONDS });
/** Per address *and* origin: a stranger who asks for the owner's address does not use up what the owner may ask for. */
const perAddress = rateLimit({ name: 'forgot', points: 3, seconds: DAY_SECONDS });

const ask = command({
  name: 'password_link.asked',
  input: passwordLinkAsked,
  run: async (_, { sealedEmail }) => ({
    result: null,
    audit: [],
    events: [{ name: 'password_link.asked', topics: [], payload: { sealedEmail } }],
  }),
});

/**
 * Somebody at the sign-in page says that a password is lost. What happens here is the same whose address it ever is, so
 * neither the answer nor the time it takes tells who is known; the worker looks that up (`sendPasswordLink`).
 * @throws Invalid for what is no address, TooManyRequests by origin, and by address and origin, known or not
 */
export async function askForPasswordLink(ctx: CommandContext, input: unknown, origin: string): Promise<void> {
  const parsed = askForPasswordLinkInput.safeParse(input);
  if (!parsed.success) throw invalidFrom(parsed.error);
  const { email } = parsed.data;
  await perOrigin.take(origin);
  await perAddress.take(`${email}|${origin}`);
  await ask(ctx, { sealedEmail: seal(email) });
}
