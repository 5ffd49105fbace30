import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { partyNames } from '../../domain/party-names';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import type { RegisterDocuments } from '../../store/register-documents';
import type { Store } from '../../store/store';

const packed = promisify(gzip);
const unpacked = promisify(gunzip);

/** Of units, people and names each, at most: they are stored within a second or two. */
const PAGE = 500;

/** Into how many pages a register is parted; 0 if it is stored at once, as a province's is. */
export function pagesOf(plan: Pick<Plan, 'bodies'>, register: Register): number {
  const longest = Math.max(
    register.units.length,
    register.people.length,
    // Of codes there are fewer.
    partyNames(plan, register).size,
  );
  return longest <= PAGE ? 0 : Math.ceil(longest / PAGE);
}

/**
 * Stores the register of a campaign at once, or as pages that the campaign's workflow stores. Insert-only, so that after a crash it
 * is safe to repeat.
 */
export async function storeRegister(
  { register, registerPages }: Pick<Store, 'register' | 'registerPages'>,
  { campaign, documents, pages }: { campaign: string; documents: RegisterDocuments; pages: number },
): Promise<void> {
  if (pages === 0) return register.insertAll(documents);
  const { parties, codes, people, units } = documents;
  for (let page = 0; page < pages; page += 1) {
    const some = <Each>(all: readonly Each[]) => all.slice(page * PAGE, (page + 1) * PAGE);
    const ofPage: RegisterDocuments = {
      parties: some(parties),
      codes: some(codes),
      people: some(people),
      units: some(units),
    };
    await registerPages.insert({ campaign, page, packed: await packed(JSON.stringify(ofPage)) });
  }
}

/** Stores a page of a register; nothing once it was removed. Safe to repeat. */
export async function storePage(
  { register, registerPages }: Pick<Store, 'register' | 'registerPages'>,
  key: { campaign: string; page: number },
): Promise<void> {
  const found = await registerPages.get(key);
  if (!found) return;
  await register.insertAll(JSON.parse((await unpacked(found)).toString()) as RegisterDocuments);
}
