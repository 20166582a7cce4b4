import { Panel } from '@/components/ui/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatDate, formatNear, formatRemaining, formatTime, zoneName } from '@/components/ui/time';
import type { ServiceLevelsOutput } from '@/lib/service-levels/schema';

export type RegionDesk = Omit<ServiceLevelsOutput['regions'][number], 'holidays'> & {
  nextHolidays: readonly { date: string; name: string }[];
};

/** Each region's desk in full: open sign, hours, phones, next closed days. */
export function RegionDesks({ desks, now }: { desks: readonly RegionDesk[]; now: Date }) {
  return (
    <div className="grid gap-4 md:grid-cols-3">
      {desks.map((desk) => (
        <Panel
          key={desk.region}
          id={`desk-${desk.region.toLowerCase()}`}
          title={desk.name}
          actions={<OpenSign isOpen={desk.openNow} />}
        >
          <p className="text-sm font-medium tabular-nums">{changeInWords(desk, now)}</p>
          <p className="text-sm text-muted tabular-nums">
            It is {formatTime(now, desk.hours.timeZone)} there
          </p>
          <dl className="mt-3 flex flex-col gap-3 text-sm">
            <div>
              <dt className="text-faint">Hours</dt>
              <dd className="tabular-nums">{hoursInWords(desk)}</dd>
            </div>
            <div>
              <dt className="text-faint">Phone</dt>
              {desk.phones.map((phone) => (
                <dd key={phone.number}>
                  <PhoneLink phone={phone} />
                </dd>
              ))}
            </div>
            <div>
              <dt className="text-faint">Next closed days</dt>
              {desk.nextHolidays.map((day) => (
                <dd key={day.date} className="flex flex-wrap justify-between gap-x-3">
                  {day.name}
                  <time dateTime={day.date} className="text-muted">
                    {formatDate(new Date(`${day.date}T12:00:00Z`), 'UTC', now)}
                  </time>
                </dd>
              ))}
            </div>
          </dl>
        </Panel>
      ))}
    </div>
  );
}

export function OpenSign({ isOpen }: { isOpen: boolean }) {
  return <StatusBadge meaning={isOpen ? 'done' : 'calm'}>{isOpen ? 'Open now' : 'Closed now'}</StatusBadge>;
}

export function PhoneLink({ phone }: { phone: RegionDesk['phones'][number] }) {
  return (
    <span className="whitespace-nowrap tabular-nums">
      <span className="text-muted">{phone.label}</span>{' '}
      <a className="link" href={`tel:${phone.number.replaceAll(' ', '')}`}>
        {phone.number}
      </a>
    </span>
  );
}

function hoursInWords({ hours }: RegionDesk): string {
  const names = hours.days.map((day) => day.charAt(0) + day.slice(1).toLowerCase());
  const days = names.length > 1 ? `${names[0]} to ${names.at(-1)}` : names[0];
  return `${days}, ${hours.opensAt}–${hours.closesAt} ${zoneName(hours.timeZone)}`;
}

/** "Closes at 18:00 Pacific, in 3 h 10 min" or "Opens Mon 05:00 Pacific, in 2 days 4 h". */
export function changeInWords(desk: RegionDesk, now: Date): string {
  const zone = desk.hours.timeZone;
  const change = new Date(desk.changesAt);
  const left = formatRemaining(change.getTime() - now.getTime());
  return desk.openNow
    ? `Closes at ${formatTime(change, zone)} ${zoneName(zone)}, in ${left}`
    : `Opens ${formatNear(change, zone, now)} ${zoneName(zone)}, in ${left}`;
}
