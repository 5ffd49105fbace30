import type { UnitDocument } from '../documents/register';
import { registerKey } from '../ids';
import type { RegisterStore } from '../register';
import { Memory } from './memory';

/** Units, parties and codes of some countries' registers; each is some hundred bytes, a unit with all that is owed some thousand. */
const NAMES = 100_000;
const UNITS = 5_000;

/** The register of a campaign stands, but for people's addresses: what it says of units and parties is asked for once. */
export function rememberingRegister(register: RegisterStore): RegisterStore {
  const units = new Memory<UnitDocument>({ most: UNITS });
  const positions = new Memory<Omit<UnitDocument, 'owed'>>({ most: NAMES });
  const names = new Memory<string>({ most: NAMES });
  const codes = new Memory<string>({ most: NAMES });
  const parties = new Memory<NonNullable<Awaited<ReturnType<RegisterStore['party']>>>>({ most: NAMES });

  /** By ids, what is kept and read by keys of the store. */
  async function byId<Found extends object | string>(
    memory: Memory<Found>,
    { campaign, parties: ids }: { campaign: string; parties: string[] },
    read: (asked: { campaign: string; parties: string[] }) => Promise<Map<string, Found>>,
  ): Promise<Map<string, Found>> {
    const from = registerKey(campaign, '').length;
    const found = await memory.all(
      ids.map((id) => registerKey(campaign, id)),
      async (keys) => {
        const fresh = await read({ campaign, parties: keys.map((key) => key.slice(from)) });
        return new Map([...fresh].map(([id, each]) => [registerKey(campaign, id), each]));
      },
    );
    return new Map([...found].map(([key, each]) => [key.slice(from), each]));
  }

  return {
    ...register,
    unit: (asked) => units.get(registerKey(asked.campaign, asked.unit), () => register.unit(asked)),
    party: (asked) => parties.get(registerKey(asked.campaign, asked.party), () => register.party(asked)),
    partyOfCode: (asked) =>
      codes.get(registerKey(asked.campaign, asked.code), () => register.partyOfCode(asked)),
    namesOf: (asked) => byId(names, asked, (missing) => register.namesOf(missing)),
    unitsNamed: (asked) => byId(positions, asked, (missing) => register.unitsNamed(missing)),
  };
}
