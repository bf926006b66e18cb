import { StrictMode, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { useConnectionState, useRoom, useRoomsNotice } from "~/collab/use-room";
import { useYSnapshot } from "~/collab/use-y-snapshot";
import { CoText } from "~/components/sheet/co-text";

const idsOf = (rows: Y.Map<unknown>) => [...rows.keys()].sort();
const noIds: string[] = [];

/** The ids of a document's rows, and how often React had to write them down. */
function Rows({ room }: { room: Room | null }) {
  const ids = useYSnapshot(room?.connection.doc.getMap("rows") ?? null, idsOf, noIds);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const { dataset } = list.current ?? {};
    if (dataset) dataset.commits = String(Number(dataset.commits ?? 0) + 1);
  });
  return (
    <ul ref={list} aria-label="rows">
      {ids.map((id) => (
        <li key={id}>{id}</li>
      ))}
    </ul>
  );
}

/** Two co-edited fields of a room, the list of its rows, and nothing around them. */
function Fields({ name }: { name: string }) {
  const room = useRoom(name);
  const state = useConnectionState(room);
  const doc = room?.connection.doc ?? null;
  return (
    <>
      <CoText
        room={room}
        text={doc?.getText("problem") ?? null}
        label="problem"
        placeholder="nothing yet"
      />
      <CoText room={room} text={doc?.getText("goal") ?? null} label="goal" singleLine />
      <Rows room={room} />
      <output>{state?.kind}</output>
    </>
  );
}

/** Two pages of one department, which one can walk between, and the top bar's notice. */
function App() {
  const [page, setPage] = useState(1);
  const notice = useRoomsNotice();
  return (
    <>
      <Fields key={page} name="sheet/m/d" />
      <output>{notice}</output>
      <button type="button" onClick={() => setPage(page + 1)}>
        walk
      </button>
    </>
  );
}

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
