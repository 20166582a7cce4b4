import type { MouseEvent } from 'react';

type Props = {
  title?: string;
  errors: readonly { path?: string; message: string }[];
  /** Maps a path to the id of its control; the default is the path itself. */
  idOf?: (path: string) => string;
  /** For controls that the browser's own jump would not reach, or not put the focus into. */
  onGo?: (event: MouseEvent<HTMLAnchorElement>) => void;
};

/** Above a form that was refused: every problem, each a link to its field. */
export function ErrorSummary({
  title = 'Nothing was sent. Correct these and send again:',
  errors,
  idOf = (path) => path,
  onGo,
}: Props) {
  if (errors.length === 0) return null;
  return (
    <div role="alert" className="tint rounded-lg border p-4" data-meaning="urgent">
      <p className="font-medium text-urgent">{title}</p>
      <ul className="mt-2 list-disc pl-5 text-sm">
        {errors.map(({ path, message }) => (
          <li key={`${path}:${message}`}>
            {path ? (
              <a className="link" href={`#${idOf(path)}`} onClick={onGo}>
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
