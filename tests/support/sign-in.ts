import type { WebProcess } from './product-process';

const pairs = (answer: Response) => answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');

export type SignInAttempt = {
  status: number;
  location: string | null;
  retryAfter: string | null;
  cookie: string;
};

/** One attempt as a browser without JavaScript would make it, with next-auth's own CSRF token. */
export async function attemptSignIn(
  web: WebProcess,
  email: string,
  password: string,
  headers: Record<string, string> = {},
): Promise<SignInAttempt> {
  const csrf = await web.fetch('/api/auth/csrf');
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await web.fetch('/api/auth/callback/credentials', {
    method: 'POST',
    headers: {
      ...headers,
      cookie: pairs(csrf).join('; '),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ csrfToken, email, password }),
  });
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    retryAfter: answer.headers.get('retry-after'),
    cookie: pairs(answer).find((pair) => pair.startsWith('cutover.session=')) ?? '',
  };
}

/** Signs in and returns the session cookie. */
export async function signInOverHttp(web: WebProcess, email: string, password: string): Promise<string> {
  const { cookie, location } = await attemptSignIn(web, email, password);
  if (!cookie) throw new Error(`Not signed in: ${location}`);
  return cookie;
}
