import { Command } from 'cmdk';
import { Marked } from '@/components/cases/marked';
import { statusInWords } from '@/components/cases/words';
import type { PaletteAnswer } from '@/lib/cases/rules/marks';

type Props = { answer: PaletteAnswer; of: string; isCustomer: boolean; onGo: (href: string) => void };

/** Whether one of these is called so: all that was typed begins its name or a later word of it. */
const isNamed = (typed: string, names: readonly string[]) =>
  typed !== '' && names.some((name) => ` ${name.toLowerCase()}`.includes(` ${typed.toLowerCase()}`));

/** What the words led to, the found words marked; an account or a person of that name comes before cases that hold the words. */
export function PaletteFound({ answer, of, isCustomer, onGo }: Props) {
  const accounts = <FoundAccounts key="accounts" accounts={answer.accounts} onGo={onGo} />;
  const people = <FoundPeople key="people" people={answer.people} onGo={onGo} />;
  const cases = <FoundCases key="cases" answer={answer} isCustomer={isCustomer} onGo={onGo} />;
  const accountNames = answer.accounts.flatMap(({ name, number }) => [name, String(number)]);
  if (isNamed(of, accountNames)) return [accounts, cases, people];
  const personNames = answer.people.map(({ name }) => name);
  if (isNamed(of, personNames)) return [people, cases, accounts];
  return [cases, accounts, people];
}

type Go = Pick<Props, 'onGo'>;

function FoundCases({ answer, isCustomer, onGo }: Pick<Props, 'answer' | 'isCustomer' | 'onGo'>) {
  return (
    <>
      {answer.cases.length > 0 && (
        <Command.Group heading={isCustomer ? 'Requests' : 'Cases'}>
          {answer.cases.map(({ number, subject, said, accountName, status, href }) => (
            <Command.Item key={number} value={`case ${number}`} onSelect={() => onGo(href)}>
              <span className="palette-line">
                <span className="text-faint tabular-nums">{number}</span>
                <span className="min-w-0 truncate">
                  <Marked text={subject} />
                </span>
                <span className="ml-auto shrink-0 text-xs text-muted max-sm:hidden">
                  {accountName}, {statusInWords(status, isCustomer ? 'CUSTOMER' : 'STAFF').word.toLowerCase()}
                </span>
              </span>
              {said && (
                <span className="palette-said">
                  <Marked text={said} />
                </span>
              )}
            </Command.Item>
          ))}
        </Command.Group>
      )}
      {answer.isCut && (
        <p className="px-3 py-1 text-xs text-faint">
          The newest matches. These words are common: one more finds older cases.
        </p>
      )}
    </>
  );
}

function FoundAccounts({ accounts, onGo }: Pick<PaletteAnswer, 'accounts'> & Go) {
  return (
    accounts.length > 0 && (
      <Command.Group heading="Accounts">
        {accounts.map(({ number, name, href }) => (
          <Command.Item key={number} value={`account ${number}`} onSelect={() => onGo(href)}>
            <span className="palette-line">
              {name} <span className="text-faint tabular-nums">{number}</span>
            </span>
          </Command.Item>
        ))}
      </Command.Group>
    )
  );
}

function FoundPeople({ people, onGo }: Pick<PaletteAnswer, 'people'> & Go) {
  return (
    people.length > 0 && (
      <Command.Group heading="People">
        {people.map(({ name, email, href }) => (
          <Command.Item key={email} value={`person ${email}`} onSelect={() => onGo(href)}>
            <span className="palette-line">
              {name} <span className="min-w-0 truncate text-faint">{email}</span>
            </span>
          </Command.Item>
        ))}
      </Command.Group>
    )
  );
}
