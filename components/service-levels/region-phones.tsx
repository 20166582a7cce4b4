import { Panel } from '@/components/ui/panel';
import { changeInWords, OpenSign, PhoneLink, type RegionDesk } from './region-desks';

/** The short form for the front page: open or closed, and the numbers. */
export function RegionPhones({ desks, now }: { desks: readonly RegionDesk[]; now: Date }) {
  return (
    <Panel id="support-by-phone" title="Support by phone" padded={false}>
      <ul className="divide-y text-sm">
        {desks.map((desk) => (
          <li key={desk.region} className="px-4 py-3">
            <div className="flex items-baseline justify-between gap-3">
              <h3 className="font-medium">{desk.name}</h3>
              <OpenSign isOpen={desk.openNow} />
            </div>
            <p className="text-muted tabular-nums">{changeInWords(desk, now)}</p>
            <ul className="mt-1 flex flex-wrap gap-x-4">
              {desk.phones.map((phone) => (
                <li key={phone.number}>
                  <PhoneLink phone={phone} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
