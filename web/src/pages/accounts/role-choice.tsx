import { Checkbox } from '@mantine/core';
import type { GrantedRole } from '../../api/contract';
import { useWords } from '../../app/language';
import { useFieldError } from '../../parts/field-error';

const ROLES: readonly GrantedRole[] = ['administrator', 'committee', 'party-body', 'clerk', 'it'];

/** What a person is granted, with what each role may do. */
export function RoleChoice({
  legend,
  chosen,
  error,
  onChange,
}: {
  legend: string;
  chosen: readonly GrantedRole[];
  error?: string | undefined;
  onChange: (chosen: GrantedRole[]) => void;
}) {
  const words = useWords();
  const shown = useFieldError();
  return (
    <div className="field">
      <Checkbox.Group
        id="roles"
        label={legend}
        error={shown(error)}
        value={[...chosen]}
        onChange={(roles) => onChange(ROLES.filter((role) => roles.includes(role)))}
      >
        {ROLES.map((role) => (
          <Checkbox key={role} value={role} label={words.roles[role]} description={words.mayDo[role]} />
        ))}
      </Checkbox.Group>
    </div>
  );
}
