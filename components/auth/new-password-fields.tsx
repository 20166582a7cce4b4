import { TextField } from '@/components/ui/text-field';

type Props = {
  /** Of the account, for the reader's password manager. */
  email: string;
  errors: readonly { path: string; message: string }[];
  label?: string;
};

/** A password that is chosen: twice, with what is asked of it. */
export function NewPasswordFields({ email, errors, label = 'Password' }: Props) {
  const errorAt = (path: string) => errors.find((error) => error.path === path)?.message;
  return (
    <>
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <TextField
        name="password"
        label={label}
        hint="At least 12 characters. A few words in a row are easy to keep."
        type="password"
        autoComplete="new-password"
        required
        error={errorAt('password')}
      />
      <TextField
        name="repeat"
        label="The same again"
        type="password"
        autoComplete="new-password"
        required
        error={errorAt('repeat')}
      />
    </>
  );
}
