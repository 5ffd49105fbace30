import { Checkbox } from '@mantine/core';
import type { GrantedRole } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useViewer } from '../../app/queries';
import { useFieldError } from '../../parts/field-error';
import { accountsWords } from './words';

const ROLES: readonly GrantedRole[] = ['administrator', 'committee', 'party-body', 'clerk', 'it'];

/** What a person is granted, with what each role may do. Who looks after the machines gives nobody what sees contents. */
export function RoleChoice({
  legend,
  had = [],
  chosen,
  error,
  onChange,
}: {
  legend: string;
  /** What they have been granted already, which may be left or taken. */
  had?: readonly GrantedRole[];
  chosen: readonly GrantedRole[];
  error?: string | undefined;
  onChange: (chosen: GrantedRole[]) => void;
}) {
  const words = useWords();
  const said = useWordsOf(accountsWords);
  const shown = useFieldError();
  const isAdministrator = useViewer()?.roles.includes('administrator') ?? false;
  const isTheirs = (role: GrantedRole) => isAdministrator || role === 'it' || had.includes(role);
  return (
    <div className="field">
      <Checkbox.Group
        id="roles"
        label={legend}
        description={isAdministrator ? undefined : said.onlyMachines}
        error={shown(error)}
        value={[...chosen]}
        onChange={(roles) => onChange(ROLES.filter((role) => roles.includes(role)))}
      >
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            value={role}
            label={words.roles[role]}
            description={words.mayDo[role]}
            disabled={!isTheirs(role)}
          />
        ))}
      </Checkbox.Group>
    </div>
  );
}
