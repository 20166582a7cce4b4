import { CaseAction } from '@/components/cases/case-action';
import { nearWithZone } from '@/components/cases/deadline-words';
import { ReopenDialog } from '@/components/cases/reopen-dialog';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { acceptAction } from '@/lib/cases/actions';
import { awaitsVerdict, REOPEN_DAYS } from '@/lib/cases/rules/resolution';
import { type LoadedCase, reportHref, reportLabel } from './notes';

type Props = { loaded: LoadedCase; zone: string };

/** How it ended, with the way on for those whom it disappointed right beside it. */
export function Resolution({ loaded, zone }: Props) {
  const { detail } = loaded;
  if (detail.status !== 'RESOLVED' && detail.status !== 'CLOSED') return null;
  return (
    <Callout
      meaning="done"
      title={titleOf(loaded, zone)}
      actions={
        <>
          {awaitsVerdict(detail) && (
            <CaseAction act={acceptAction} number={detail.number} pendingLabel="Closing…">
              Accept and close
            </CaseAction>
          )}
          <NotContent loaded={loaded} zone={zone} />
        </>
      }
    >
      {wayOn(loaded)}
    </Callout>
  );
}

function titleOf({ detail, events, now }: LoadedCase, zone: string): string {
  const resolved = events.findLast(({ type, data }) => type === 'status_changed' && data.to === 'RESOLVED');
  const at = detail.resolvedAt ?? resolved?.at;
  const by = resolved?.actor.role === 'SUPPORT' ? ` by ${resolved.actor.name}` : '';
  const title = `Resolved${by}${at ? ` ${nearWithZone(at, zone, now)}` : ''}`;
  if (detail.status === 'RESOLVED') return title;
  return `${title}, ${detail.verdict === 'ACCEPTED' ? 'accepted' : 'and closed'}`;
}

function wayOn({ detail, reopening }: LoadedCase): string {
  const isRequest = detail.kind === 'USER_ADMINISTRATION';
  if (detail.verdict === 'DISPUTED')
    return 'You reported a problem with this. The technical case that came of it is under Related.';
  if (awaitsVerdict(detail))
    return isRequest
      ? 'Is everything as it should be? Then accept it. If something is not right, report it: that opens a technical case, linked to this one.'
      : `Is everything as it should be? Then accept it. If it is still broken, take it up again within ${REOPEN_DAYS} days.`;
  if (reopening) return `If it breaks again, take it up again within ${REOPEN_DAYS} days of its resolution.`;
  return 'Nothing can be added any more. If something is not right, report it: that opens a case linked to this one.';
}

/** A technical case goes on; anything else gets a technical case beside it (facts.md S7). */
function NotContent({ loaded, zone }: Props) {
  const { detail, reopening, now } = loaded;
  if (!reopening)
    return (
      <LinkButton href={reportHref(detail)} size="sm">
        {reportLabel(detail)}
      </LinkButton>
    );
  return (
    <ReopenDialog
      number={detail.number}
      label={detail.status === 'RESOLVED' ? 'It is still broken' : 'It is broken again'}
      until={nearWithZone(reopening.until, zone, now)}
      promise={`It will be answered by ${nearWithZone(reopening.respondBy, zone, now)}.`}
    />
  );
}
