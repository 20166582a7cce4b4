import { SelectField, TextField } from '@/components/ui/text-field';
import { zoneName } from '@/components/ui/time';
import type { Draft } from './dry-run';

export type NamedDraft = Draft & { wave: string };

type Props = {
  draft: NamedDraft;
  zones: readonly string[];
  errorAt: (name: string) => string | undefined;
  onChange: (change: Partial<NamedDraft>) => void;
};

/** When, for how long, and in which wave. */
export function ScheduleFields({ draft, zones, errorAt, onChange }: Props) {
  const bound = (key: keyof NamedDraft, name: string = key) => ({
    name,
    value: draft[key],
    onChange: (event: { target: { value: string } }) => onChange({ [key]: event.target.value }),
    error: errorAt(name),
  });
  const minutes = { inputMode: 'numeric', required: true } as const;
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      <TextField {...bound('date')} type="date" label="Day" required />
      <TextField {...bound('time')} type="time" label="Upgrade starts" required />
      <SelectField {...bound('zone')} label="Time of">
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zoneName(zone)}
          </option>
        ))}
      </SelectField>
      <TextField {...bound('lead', 'lockoutLeadMinutes')} {...minutes} label="Closed before (min)" />
      <TextField {...bound('duration', 'durationMinutes')} {...minutes} label="Upgrade takes (min)" />
      <TextField {...bound('wave')} label="Wave (optional)" maxLength={80} />
    </div>
  );
}
