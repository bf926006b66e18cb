/** What typed words mean as owners: people of the company, or free names. Pure. */
import { splitOwners } from "~/domain/follow-up/split-owners";
import { nameIn } from "~/i18n/formats";
import type { Locale } from "~/i18n/zh-CN";
import type { PersonName } from "~/protocol/live-keys";
import { ownerKey, type Owner } from "~/sheet/owners";

/** An entry of the list below the field. */
export type OwnerOption =
  | { readonly kind: "person"; readonly person: PersonName }
  /** What was typed, taken as it is. */
  | {
      readonly kind: "typed";
      readonly names: readonly string[];
      readonly owners: readonly Owner[];
    };

/**
 * The people whose name holds what was typed, those who are owners already left out; and behind
 * them the typed words themselves, unless they name nobody new.
 */
export function ownerOptions(
  typed: string,
  people: readonly PersonName[],
  owners: readonly Owner[],
): OwnerOption[] {
  const present = new Set(owners.map(ownerKey));
  const isNew = (owner: Owner) => !present.has(ownerKey(owner));
  const sought = typed.trim().toLowerCase();
  const found = people.filter(
    (person) =>
      person.active !== false &&
      isNew({ kind: "person", personId: person.id }) &&
      [person.nameZh, person.nameEn].some((name) => name.toLowerCase().includes(sought)),
  );
  const meant = ownersFromText(typed, people).filter(isNew);
  const listed = meant.length === 1 && meant[0]?.kind === "person";
  return [
    ...found.map((person) => ({ kind: "person" as const, person })),
    ...(meant.length === 0 || listed
      ? []
      : [{ kind: "typed" as const, names: namesIn(typed), owners: meant }]),
  ];
}

/**
 * [DD8] The owners that a text names, each once. A name that is exactly a person's, in either
 * language, is that person; any other is a free name. Without Chinese in it spaces separate nothing:
 * names in other scripts hold spaces themselves.
 */
export function ownersFromText(text: string, people: readonly PersonName[]): Owner[] {
  const owners = namesIn(text).map((name): Owner => {
    const person = personNamed(name, people);
    return person ? { kind: "person", personId: person.id } : { kind: "name", name };
  });
  return [...new Map(owners.map((owner) => [ownerKey(owner), owner])).values()];
}

/** How an owner is called; null for a person who is not among `people`. */
export function ownerName(
  owner: Owner,
  people: readonly PersonName[],
  locale: Locale,
): string | null {
  if (owner.kind === "name") return owner.name;
  const person = people.find(({ id }) => id === owner.personId);
  return person ? nameIn(locale, person) : null;
}

function namesIn(text: string): string[] {
  const names = /\p{Script=Han}/u.test(text) ? splitOwners(text) : text.split(/[、，,/／]/);
  return names.map((name) => name.trim()).filter((name) => name !== "");
}

function personNamed(name: string, people: readonly PersonName[]): PersonName | undefined {
  const sought = name.toLowerCase();
  return people.find(
    ({ nameZh, nameEn, active }) =>
      active !== false && (nameZh.toLowerCase() === sought || nameEn.toLowerCase() === sought),
  );
}
