import { SendLink } from '@/components/auth/send-link';
import { formatInstant } from '@/components/ui/time';
import type { StoredPerson } from '@/lib/accounts/types';

type Props = { found: StoredPerson; zone: string; now: Date };

/** How far a person has come on the way in, and the way to send the link again. */
export function InvitationFacts({ found, zone, now }: Props) {
  const { invitedAt, invitationEndsAt: endsAt, invitationAcceptedAt: acceptedAt } = found;
  const at = (instant: Date) => formatInstant(instant, zone, now);
  const isGood = endsAt !== null && endsAt > now;
  return (
    <div className="flex flex-col gap-3">
      <p>
        {invitedAt ? `Invited on ${at(invitedAt)}. ` : 'Not invited yet, so they cannot sign in. '}
        {acceptedAt && `Accepted on ${at(acceptedAt)}.`}
        {endsAt &&
          !found.hasPassword &&
          (isGood ? `The link is good until ${at(endsAt)}.` : `The link ended ${at(endsAt)}.`)}
      </p>
      {!found.hasPassword && !found.isDisabled && (
        <SendLink link="invitation" userId={found.id}>
          {invitedAt ? 'Send another invitation' : 'Send invitation'}
        </SendLink>
      )}
    </div>
  );
}
