import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { CalendarFeedForm } from '@/components/upgrades/calendar-feed-form';
import type { Person } from '@/lib/platform/actor';
import { revokeCalendarFeedAction } from '@/lib/upgrades/actions';
import { loadOwnFeed } from '@/lib/upgrades/loaders/calendar';

/** The private address at which a calendar program follows the windows of the person's accounts. */
export async function CalendarPanel({ person }: { person: Person }) {
  const feed = await loadOwnFeed(person);
  return (
    <Panel
      title="Calendar"
      id="calendar"
      actions={
        feed && (
          <form action={revokeCalendarFeedAction}>
            <Button type="submit" size="sm">
              Revoke address
            </Button>
          </form>
        )
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        <p className="max-w-prose">
          Subscribe to a private address and the lockout of each of your accounts is in your calendar. A moved
          date moves there too, and a date that was called off is struck. Whoever has the address can read
          these dates and nothing else.
        </p>
        {feed && (
          <p className="text-muted">
            You have an address since <LocalTime at={feed.createdAt} zone={person.timeZone} />. It was shown
            once; a new one takes its place.
          </p>
        )}
        <CalendarFeedForm hasAddress={feed !== null} />
      </div>
    </Panel>
  );
}
