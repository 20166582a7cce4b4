import { formatNear, zoneName } from '@/components/ui/time';
import { regionNames } from '@/lib/service-levels/rules/names';
import type { OpenSign } from '@/lib/service-levels/types';

/** Which regional desks work right now, and until when: follow the sun at a glance. */
export function DeskSigns({ signs, now, zone }: { signs: readonly OpenSign[]; now: Date; zone: string }) {
  return (
    <ul aria-label="Regional desks" className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {signs.map(({ region, open, changesAt }) => (
        <li key={region} className="flex items-center gap-1.5">
          <span className="status shape" data-meaning={open ? 'done' : 'calm'}>
            {regionNames[region]} {open ? 'open' : 'closed'}
          </span>
          <span className="text-faint">
            {open ? 'until' : 'opens'} {formatNear(changesAt, zone, now)} {zoneName(zone)}
          </span>
        </li>
      ))}
    </ul>
  );
}
