import { Menu } from '@/components/ui/menu';
import { MenuLink } from '@/components/ui/menu-link';
import { type FrameRole, roleNames } from './sections';
import { ThemeChoice } from './theme-choice';

export type FramePerson = { name: string; email: string; role: FrameRole };

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

/** Who is signed in, their settings, and the way out. `signOut` is a server action. */
export function PersonMenu({ person, signOut }: { person: FramePerson; signOut: () => Promise<void> }) {
  return (
    <Menu
      className="px-1.5"
      trigger={
        <>
          <span
            aria-hidden="true"
            className="grid size-7 place-items-center rounded-full border border-accent-line bg-accent-soft text-xs font-semibold text-accent"
          >
            {initials(person.name)}
          </span>
          <span className="max-w-32 truncate max-lg:sr-only xl:max-w-40">{person.name}</span>
          <span className="sr-only">: settings and sign out</span>
        </>
      }
    >
      <div className="border-b px-2 pt-1 pb-2">
        <p className="font-medium">{person.name}</p>
        <p className="text-muted">{person.email}</p>
        <p className="mt-1 text-xs text-faint">{roleNames[person.role]}</p>
      </div>
      <div className="border-b py-1">
        <MenuLink href="/settings">Settings</MenuLink>
        <ThemeChoice />
      </div>
      <form action={signOut} className="pt-1">
        <button type="submit" className="menu-item">
          Sign out
        </button>
      </form>
    </Menu>
  );
}
