import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { useLiveValue } from "~/collab/use-live-value";
import { usePeople } from "~/collab/use-presence";
import { useConnectionState, useRoom, useRoomsNotice, useUndoSteps } from "~/collab/use-room";
import { useYText } from "~/collab/use-y-snapshot";
import { CoText } from "~/components/sheet/co-text";

function Page() {
  const room = useRoom("sheet/m/d");
  const light = useLiveValue(room, "light", { value: "green", revision: 1 });
  const parts = [
    room,
    useConnectionState(room),
    useRoomsNotice(),
    useUndoSteps(room),
    usePeople(room).length,
    useYText(null, "absent"),
    light,
  ];
  return (
    <>
      <output>{parts.map(String).join(" ")}</output>
      <CoText room={room} text={null} initial="加载时的字" label="problem" />
    </>
  );
}

it("on the server a page shows what it was loaded with, and opens no room", () => {
  const html = renderToString(<Page />);
  expect(html).toContain("<output>null null null null 0 absent green</output>");
  expect(html).toContain('readonly=""');
  expect(html).toContain("加载时的字</textarea>");
});
