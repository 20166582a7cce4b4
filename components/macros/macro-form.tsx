'use client';

import { useKeptForm } from '@/components/platform/use-kept-form';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/input';
import { SelectField, TextareaField, TextField } from '@/components/ui/text-field';
import { type MacroFormState, removeMacroAction, saveMacroAction } from '@/lib/macros/actions';
import { VARIABLES } from '@/lib/macros/rules';
import type { Macro } from '@/lib/macros/types';

/** A macro to write or to change. What was typed stays when it is refused. */
export function MacroForm({ macro, keepsShared }: { macro?: Macro; keepsShared: boolean }) {
  const { state, isPending, form } = useKeptForm(submitted);
  const errorAt = (path: string) => state?.errors.find((error) => error.path === path)?.message;
  const id = (name: string) => `${macro?.id ?? 'new'}-${name}`;
  return (
    <form key={!macro && state?.ok ? state.at : 'same'} {...form} className="flex flex-col gap-4">
      {macro && <input type="hidden" name="id" value={macro.id} />}
      {macro && <input type="hidden" name="version" value={macro.version} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="name"
          id={id('name')}
          label="Name"
          required
          maxLength={60}
          defaultValue={macro?.name}
          error={errorAt('name')}
        />
        <TextField
          name="shortcut"
          id={id('shortcut')}
          label="Shortcut"
          optional
          hint="Typed after ; in the composer, then Tab."
          maxLength={21}
          defaultValue={macro?.shortcut ?? ''}
          error={errorAt('shortcut')}
        />
      </div>
      <TextareaField
        name="body"
        id={id('body')}
        label="Text"
        required
        rows={6}
        maxLength={5_000}
        defaultValue={macro?.body}
        error={errorAt('body')}
        hint={`Filled in by the case: ${VARIABLES.map((name) => `{{${name}}}`).join(' ')}`}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField name="status" id={id('status')} label="Main button" defaultValue={macro?.status ?? ''}>
          <option value="">Send reply</option>
          <option value="WAIT">Send and wait</option>
          <option value="RESOLVE">Send and resolve</option>
        </SelectField>
        <SelectField
          name="severity"
          id={id('severity')}
          label="Severity when sent"
          defaultValue={macro?.severity ?? ''}
        >
          <option value="">Stays</option>
          <option>S1</option>
          <option>S2</option>
          <option>S3</option>
        </SelectField>
        {!macro && keepsShared && (
          <SelectField name="collection" id={id('collection')} label="For" defaultValue="shared">
            <option value="shared">Everybody on the desk</option>
            <option value="own">Only me</option>
          </SelectField>
        )}
      </div>
      <Checkbox
        name="assignToMe"
        label="Assign the case to whoever sends it"
        defaultChecked={macro?.assignToMe}
      />
      {errorAt('') && (
        <p role="alert" className="status shape whitespace-normal" data-meaning="urgent">
          {errorAt('')} What you typed is kept.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" size="sm" variant={macro ? 'secondary' : 'primary'} disabled={isPending}>
          {macro ? 'Save changes' : 'Save macro'}
        </Button>
        {macro && (
          <Button
            type="submit"
            name="step"
            value="remove"
            size="sm"
            variant="danger"
            formNoValidate
            disabled={isPending}
          >
            Remove
          </Button>
        )}
        <span role="status" className="text-sm text-muted">
          {state?.ok && !isPending ? 'Saved.' : ''}
        </span>
      </div>
    </form>
  );
}

const submitted = (before: MacroFormState, form: FormData) =>
  form.get('step') === 'remove' ? removeMacroAction(before, form) : saveMacroAction(before, form);
