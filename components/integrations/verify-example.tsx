const EXAMPLE = `import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.WEBHOOK_SECRET);
const { type, data } = webhook.verify(rawBody, request.headers); // throws when it is not from here
if (await seenBefore(request.headers['webhook-id'])) return; // a repetition`;

/** How a receiver checks a message, with the public library of Standard Webhooks. */
export function VerifyExample() {
  return (
    <pre className="rounded-md bg-sunken p-3 text-sm wrap-anywhere whitespace-pre-wrap text-ink">
      <code>{EXAMPLE}</code>
    </pre>
  );
}
