import { Fieldset } from '@/components/ui/field';
import { Checkbox } from '@/components/ui/input';
import { TextField } from '@/components/ui/text-field';
import { publicEventNames, publicEvents } from '@/lib/integrations/schema/events';
import type { Endpoint } from '@/lib/integrations/types';
import type { FieldError } from '@/lib/platform/errors';

type Props = { errors: readonly FieldError[]; endpoint?: Pick<Endpoint, 'url' | 'description' | 'events'> };

/** Where, what it is, and what it hears of. */
export function EndpointFields({ errors, endpoint }: Props) {
  const error = (path: string) => errors.find((item) => item.path.split('.')[0] === path)?.message;
  return (
    <>
      <TextField
        name="url"
        type="url"
        label="Address"
        hint="Begins with https://. Messages are posted to it."
        maxLength={2000}
        defaultValue={endpoint?.url}
        error={error('url')}
        required
      />
      <TextField
        name="description"
        label="What is behind it"
        maxLength={200}
        defaultValue={endpoint?.description}
        error={error('description')}
        optional
      />
      <Fieldset legend="Tell it of" id="events" error={error('events')}>
        <div className="grid gap-3 sm:grid-cols-2">
          {publicEventNames.map((name) => (
            <Checkbox
              key={name}
              name="events"
              value={name}
              defaultChecked={endpoint?.events.includes(name)}
              label={<code className="text-sm">{name}</code>}
              hint={publicEvents[name].summary}
            />
          ))}
        </div>
      </Fieldset>
    </>
  );
}
