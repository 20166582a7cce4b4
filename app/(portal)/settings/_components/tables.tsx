import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Badge, StatusBadge } from '@/components/ui/status-badge';
import { SubmitButton } from '@/components/ui/submit-button';
import { ResponsiveTable } from '@/components/ui/table';
import { VisuallyHidden } from '@/components/ui/text';
import { endOtherSessionsAction, revokeSessionAction, revokeTokenAction } from '@/lib/auth/actions/settings';
import { deviceOf } from '@/lib/auth/rules';
import type { SessionSummary, TokenSummary } from '@/lib/auth/types';

type SessionsProps = {
  sessions: SessionSummary[];
  hasMore: boolean;
  currentId: string | null;
  timeZone: string;
};

/** The way out of all others, and what the table leaves out. */
function OtherSessions({ hasMore }: { hasMore: boolean }) {
  return (
    <form action={endOtherSessionsAction} className="flex flex-wrap items-center gap-3 border-t p-4 text-sm">
      <SubmitButton variant="secondary" size="sm" pendingLabel="Signing out…">
        Sign out everywhere else
      </SubmitButton>
      {hasMore && <p className="text-muted">Only the newest are shown. This ends the older ones, too.</p>}
    </form>
  );
}

export function SessionTable({ sessions, hasMore, currentId, timeZone }: SessionsProps) {
  const columns = [
    { label: 'Device' },
    { label: 'Address' },
    { label: 'Signed in' },
    { label: 'Ends' },
    { label: 'Action', align: 'end' as const },
  ];
  return (
    <>
      <ResponsiveTable caption="Your sessions" columns={columns}>
        {sessions.map((session) => (
          <tr key={session.id}>
            <td>{deviceOf(session.userAgent)}</td>
            <td>{session.ip ?? 'Unknown'}</td>
            <td>
              <LocalTime at={session.createdAt} zone={timeZone} />
            </td>
            <td>
              <LocalTime at={session.expiresAt} zone={timeZone} />
            </td>
            <td>
              {session.id === currentId ? (
                <StatusBadge meaning="done">This one</StatusBadge>
              ) : (
                <form action={revokeSessionAction}>
                  <input type="hidden" name="id" value={session.id} />
                  <Button type="submit" size="sm">
                    Sign out<VisuallyHidden> the session of {deviceOf(session.userAgent)}</VisuallyHidden>
                  </Button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </ResponsiveTable>
      {sessions.some(({ id }) => id !== currentId) && <OtherSessions hasMore={hasMore} />}
    </>
  );
}

export function TokenTable({ tokens, timeZone }: { tokens: TokenSummary[]; timeZone: string }) {
  if (tokens.length === 0)
    return <p className="p-4 text-muted">No tokens. Create one to use the API from your own tools.</p>;
  const columns = [
    { label: 'Name' },
    { label: 'May' },
    { label: 'Last used' },
    { label: 'Ends' },
    { label: 'Action', align: 'end' as const },
  ];
  return (
    <ResponsiveTable caption="Your API tokens" columns={columns}>
      {tokens.map((token) => (
        <tr key={token.id}>
          <td>
            {token.name} <code className="text-faint">{token.prefix}…</code>
          </td>
          <td>
            <Badge>{token.canWrite ? 'Read and write' : 'Read'}</Badge>
          </td>
          <td>{token.lastUsedAt ? <LocalTime at={token.lastUsedAt} zone={timeZone} /> : 'Never'}</td>
          <td>{token.expiresAt ? <LocalTime at={token.expiresAt} zone={timeZone} /> : 'Never'}</td>
          <td>
            <form action={revokeTokenAction}>
              <input type="hidden" name="id" value={token.id} />
              <Button type="submit" size="sm">
                Revoke<VisuallyHidden> token {token.name}</VisuallyHidden>
              </Button>
            </form>
          </td>
        </tr>
      ))}
    </ResponsiveTable>
  );
}
