import { equalFlat } from "lib0/array";

/**
 * What one copy of a room's document holds of one person's that the server does not have, as it is
 * kept in the browser.
 */
export type KeptWords = {
  /** Names the copy: one tab's, until it is renewed. */
  readonly copy: string;
  /** Grows with every writing of the same copy's words. */
  readonly revision: number;
  readonly personId: string;
  /** As `formatRoomName` writes it. */
  readonly room: string;
  /** The document's line of history on which the words build. */
  readonly generation: string;
  /** The person's changes, as one Yjs update. */
  readonly update: Uint8Array;
  /** The whole texts of the changed fields, to be offered where the update cannot be taken. */
  readonly texts: readonly string[];
};

/** Where words are kept beyond a closed tab. Nothing here ever rejects. */
export type WordStore = {
  /** Everything kept of a person's; nothing where the browser does not tell. */
  of(personId: string): Promise<readonly KeptWords[]>;
  /** Writes a copy's words over its earlier ones. @returns whether they are there, read back */
  write(words: KeptWords): Promise<boolean>;
  /** Removes a copy's words, unless they have been written anew since that revision. */
  remove(words: Pick<KeptWords, "copy" | "revision">): Promise<void>;
};

const DATABASE = "liangdeng";
const WORDS = "words";
const BY_PERSON = "personId" satisfies keyof KeptWords;

/**
 * Words in the browser's IndexedDB, where a closed browser leaves them. Operations happen in the
 * order in which they are asked for.
 *
 * @param factory throws, or gives nothing, where the browser is told to keep nothing
 */
export function browserWordStore(factory: () => IDBFactory | undefined): WordStore {
  let opened: Promise<IDBDatabase> | null = null;
  const database = () => {
    opened ??= openDatabase(factory, () => (opened = null));
    return opened;
  };
  const tried = async <T>(otherwise: T, attempt: (db: IDBDatabase) => Promise<T>): Promise<T> => {
    try {
      return await attempt(await database());
    } catch {
      // A full disk, a private window, a database that was deleted meanwhile: what is not kept is
      // said to be not kept.
      return otherwise;
    }
  };
  return {
    of: (personId) =>
      tried<readonly KeptWords[]>([], async (db) => {
        const words = db.transaction(WORDS).objectStore(WORDS).index(BY_PERSON).getAll(personId);
        return (await answered(words)) as KeptWords[];
      }),

    write: (words) =>
      tried(false, async (db) => {
        const writing = db.transaction(WORDS, "readwrite", { durability: "strict" });
        writing.objectStore(WORDS).put(words);
        await finished(writing);
        const found = await answered(db.transaction(WORDS).objectStore(WORDS).get(words.copy));
        return isSame(words, found as KeptWords | undefined);
      }),

    remove: ({ copy, revision }) =>
      tried(undefined, async (db) => {
        const removing = db.transaction(WORDS, "readwrite");
        const store = removing.objectStore(WORDS);
        const found = (await answered(store.get(copy))) as KeptWords | undefined;
        if (found !== undefined && found.revision <= revision) store.delete(copy);
        await finished(removing);
      }),
  };
}

function isSame(written: KeptWords, found: KeptWords | undefined): boolean {
  if (found === undefined) return false;
  return found.revision === written.revision && equalFlat([...found.update], [...written.update]);
}

/** @param onLost called when it failed or was closed, and has to be opened anew */
async function openDatabase(
  factory: () => IDBFactory | undefined,
  onLost: () => void,
): Promise<IDBDatabase> {
  try {
    const request = factory()?.open(DATABASE, 1);
    if (request === undefined) throw new Error("no IndexedDB");
    request.addEventListener("upgradeneeded", () => {
      const words = request.result.createObjectStore(WORDS, { keyPath: "copy" });
      words.createIndex(BY_PERSON, BY_PERSON);
    });
    const db = await answered(request);
    db.addEventListener("close", onLost);
    // Another tab deletes or upgrades it, and may not be held up by this one.
    db.addEventListener("versionchange", () => {
      db.close();
      onLost();
    });
    return db;
  } catch (cause) {
    onLost();
    throw cause;
  }
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("not answered")));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => {
      reject(transaction.error ?? new Error("aborted"));
    });
  });
}
