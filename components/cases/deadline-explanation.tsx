import type { ReactNode } from 'react';
import { formatInstant, formatRemaining, formatWindow } from '@/components/ui/time';
import { regionNames, serviceLevelNames, targetInWords } from '@/lib/service-levels/rules/names';
import type {
  CompleteExplanation,
  DeadlineFacts,
  DeadlineExplanation as Explanation,
  RespondExplanation,
} from '@/lib/service-levels/types';
import type { Reader } from './words';

const elapsed = (minutes: number) => targetInWords({ unit: 'ELAPSED', minutes });

type Props = {
  explanation: Explanation;
  facts: DeadlineFacts<Date>;
  reader?: Reader;
  zone: string;
  now: Date;
};

/** How the deadlines came about, on demand: what counts, what was skipped, what was added, under which policy. */
export function DeadlineExplanation({ explanation, facts, reader = 'STAFF', zone, now }: Props) {
  const { respond, complete, policyVersion, region, timeZone } = explanation;
  return (
    <details className="text-sm">
      <summary className="link inline-block py-1">How these were calculated</summary>
      <div className="mt-3 flex flex-col gap-3 text-muted">
        <Part title="Answer">
          <RespondLines respond={respond} facts={facts} zone={timeZone} readerZone={zone} now={now} />
        </Part>
        {complete && (
          <Part title="Completion">
            <CompleteLines complete={complete} reader={reader} zone={zone} now={now} />
          </Part>
        )}
        <p className="text-faint">
          Service level policy {policyVersion}, {regionNames[region]} calendar,{' '}
          {serviceLevelNames[facts.serviceLevel]}, {facts.severity}. Received{' '}
          {formatInstant(facts.receivedAt, zone, now)}.
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
  facts: DeadlineFacts<Date>;
  /** The desk's. */
  zone: string;
  readerZone: string;
  now: Date;
};

function RespondLines({ respond, facts, zone, readerZone, now }: RespondProps) {
  const { basis, minutes, counted, skipped, dueAt, cappedFrom } = respond;
  const due = formatInstant(dueAt, readerZone, now);
  return (
    <>
      {basis === 'ELAPSED' ? (
        <p>
          {elapsed(minutes)} around the clock from reception: {due}.
        </p>
      ) : (
        <>
          <p>
            {formatRemaining(minutes * 60_000)} of{' '}
            {basis === 'WEEKDAYS'
              ? `the ${regionNames[facts.region]} desk’s working days, around the clock`
              : `the ${regionNames[facts.region]} desk’s open hours`}
            . Due {due}.
          </p>
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

type CompleteProps = { complete: CompleteExplanation; reader: Reader; zone: string; now: Date };

function CompleteLines({ complete, reader, zone, now }: CompleteProps) {
  const waiting = reader === 'CUSTOMER' ? 'Waiting on you' : 'Waiting on the customer';
  return (
    <>
      <p>
        {targetInWords({ unit: complete.basis, minutes: complete.minutes })}
        {complete.basis === 'ELAPSED' && ' around the clock'} from reception
        {complete.pauses.length > 0 && ', later by every pause'}: {formatInstant(complete.dueAt, zone, now)}.
      </p>
      {complete.pauses.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {complete.pauses.map(({ from, to, addedMs }) => (
            <li key={from.getTime()}>
              {to
                ? `${waiting} ${formatWindow(from, to, zone, now)}: ${formatRemaining(addedMs)} added`
                : `${waiting} since ${formatInstant(from, zone, now)}: added when it goes on`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
