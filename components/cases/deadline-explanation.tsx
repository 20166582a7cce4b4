import type { ReactNode } from 'react';
import { formatInstant, formatRemaining, formatWindow } from '@/components/ui/time';
import type { RespondFacts } from '@/lib/cases/rules/promise';
import { regionNames, serviceLevelNames, targetInWords } from '@/lib/service-levels/rules/names';
import type {
  CompleteExplanation,
  DeadlineExplanation as Explanation,
  Region,
  RespondExplanation,
} from '@/lib/service-levels/types';
import type { Reader } from './words';

const elapsed = (minutes: number) => targetInWords({ unit: 'ELAPSED', minutes });

type Props = {
  explanation: Explanation & { facts: RespondFacts };
  reader?: Reader;
  zone: string;
  now: Date;
};

/** How the deadlines came about, on demand: what counts, what was skipped, what was added, under which policy. */
export function DeadlineExplanation({ explanation, reader = 'STAFF', zone, now }: Props) {
  const { respond, complete, policyVersion, region, timeZone, facts } = explanation;
  return (
    <details className="text-sm">
      <summary className="link inline-block py-1">How these were calculated</summary>
      <div className="mt-3 flex flex-col gap-3 text-muted">
        <Part title="Answer">
          <RespondLines respond={respond} facts={facts} zone={timeZone} readerZone={zone} now={now} />
        </Part>
        {complete && (
          <Part title="Completion">
            <CompleteLines
              complete={complete}
              region={region}
              reader={reader}
              zone={timeZone}
              readerZone={zone}
              now={now}
            />
          </Part>
        )}
        <p className="text-faint">
          Service level policy {policyVersion}, {regionNames[region]} calendar,{' '}
          {serviceLevelNames[facts.serviceLevel]}, {facts.severity}.{' '}
          {facts.isAgain ? 'Taken up again' : 'Received'} {formatInstant(facts.receivedAt, zone, now)}.
        </p>
      </div>
    </details>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="font-medium text-ink">{title}</h3>
      {children}
    </section>
  );
}

type RespondProps = {
  respond: RespondExplanation;
  facts: RespondFacts;
  /** The desk's. */
  zone: string;
  readerZone: string;
  now: Date;
};

function RespondLines({ respond, facts, zone, readerZone, now }: RespondProps) {
  const { basis, minutes, dueAt, cappedFrom } = respond;
  const due = formatInstant(dueAt, readerZone, now);
  return (
    <>
      {basis === 'ELAPSED' ? (
        <p>
          {elapsed(minutes)} around the clock from{' '}
          {facts.isAgain ? 'when it was taken up again' : 'reception'}: {due}.
        </p>
      ) : (
        <>
          <p>
            {deskTime(basis, minutes, facts.region)}. Due {due}.
          </p>
          <CountedLines counted={respond.counted} skipped={respond.skipped} zone={zone} now={now} />
        </>
      )}
      {cappedFrom && (
        <p>
          The severity alone would give {formatInstant(cappedFrom, readerZone, now)}; completion comes first
          and counts.
        </p>
      )}
    </>
  );
}

/** "10 h of the Europe desk’s open hours" */
const deskTime = (basis: 'WEEKDAYS' | 'BUSINESS_HOURS', minutes: number, region: Region) =>
  `${formatRemaining(minutes * 60_000)} of the ${regionNames[region]} desk’s ${
    basis === 'WEEKDAYS' ? 'working days, around the clock' : 'open hours'
  }`;

type CountedProps = Pick<RespondExplanation, 'counted' | 'skipped'> & { zone: string; now: Date };

/** What was counted, in the desk's zone, and the closed days it was not. */
function CountedLines({ counted, skipped, zone, now }: CountedProps) {
  return (
    <ul className="mt-1 list-disc pl-5">
      {counted.map(({ from, to }) => (
        <li key={from.getTime()}>
          {formatWindow(from, to, zone, now)}: {formatRemaining(to.getTime() - from.getTime())}
        </li>
      ))}
      {skipped.map(({ date, name }) => (
        <li key={date}>
          {date}: closed, {name}
        </li>
      ))}
    </ul>
  );
}

type CompleteProps = Omit<RespondProps, 'respond' | 'facts'> & {
  complete: CompleteExplanation;
  region: Region;
  reader: Reader;
};

function CompleteLines({ complete, region, reader, zone, readerZone, now }: CompleteProps) {
  const { basis, minutes, pauses, dueAt } = complete;
  const waiting = reader === 'CUSTOMER' ? 'Waiting on you' : 'Waiting on the customer';
  const later = pauses.length > 0 ? ', later by every pause' : '';
  const due = formatInstant(dueAt, readerZone, now);
  return (
    <>
      {basis === 'ELAPSED' ? (
        <p>
          {elapsed(minutes)} around the clock from reception{later}: {due}.
        </p>
      ) : (
        <>
          <p>
            {deskTime(basis, minutes, region)}
            {later}. Due {due}.
          </p>
          <CountedLines counted={complete.counted} skipped={complete.skipped} zone={zone} now={now} />
        </>
      )}
      {pauses.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {pauses.map(({ from, to, addedMs }) => (
            <li key={from.getTime()}>
              {to
                ? `${waiting} ${formatWindow(from, to, readerZone, now)}: ${formatRemaining(addedMs)} added`
                : `${waiting} since ${formatInstant(from, readerZone, now)}: added when it goes on`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
