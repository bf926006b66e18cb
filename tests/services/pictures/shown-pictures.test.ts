import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";
import { picture as pictureTable } from "#db/schema";
import { watchDays } from "#server/day-turn";
import { loader } from "~/routes/pictures.$meeting.$department_.$hash";
import { discardMeeting } from "~/services/discard-meeting.server";
import { openMeeting } from "~/services/meeting-commands.server";
import { addPicture } from "~/services/pictures/add-picture.server";
import { cleanPictures } from "~/services/pictures/clean-pictures.server";
import { picturesOn } from "~/services/pictures/page-pictures.server";
import { minutesOf, recordedPageOf } from "~/services/record/minutes-view.server";
import type { SignedIn } from "~/services/session.server";
import { COVER_PAGE, deletePicture, pictureText, type PictureBytes } from "~/sheet/pictures";
import { done, makeCompany } from "../../support/company";
import { closeAnyway } from "../../support/meetings";
import { picture, pictureSetting, type PictureSetting } from "./setting";

let set: PictureSetting;

beforeEach(() => {
  set = pictureSetting();
});

const kept = () =>
  set.services.db
    .select({ hash: pictureTable.hash })
    .from(pictureTable)
    .all()
    .map((row) => row.hash);
const place = (page: string = set.page) => ({
  meetingId: set.live.meetingId,
  departmentId: set.company.departments.sales,
  page,
});

/** Asks for a picture as the browser of somebody does. */
function ask(
  who: SignedIn | null,
  { hash }: PictureBytes,
  at: { departmentId?: string; etag?: string } = {},
): Response {
  const { meetingId, departmentId } = place();
  const department = at.departmentId ?? departmentId;
  const headers = new Headers(at.etag ? { "if-none-match": at.etag } : {});
  const request = new Request(`http://room.test/pictures/${meetingId}/${department}/${hash}`, {
    headers,
  });
  const context: AppLoadContext = {
    services: set.services,
    who,
    token: null,
    locale: "zh-CN",
    nonce: "",
    asked: "/",
    address: "",
    reportFailure: () => undefined,
  };
  return loader({ request, context, params: { meeting: meetingId, department, hash } });
}

describe("a picture that is kept", () => {
  it("is given to everybody who may read the sheet, and to nobody else", async () => {
    const bytes = await set.sent();
    const { viewer, aftersalesManager } = set.company.people;
    for (const who of [viewer, aftersalesManager]) expect(ask(who, bytes).status).toBe(200);
    expect(ask(null, bytes).status).toBe(401);
    expect(ask(makeCompany(set.services).people.administrator, bytes).status).toBe(404);
    expect(ask(viewer, { ...bytes, hash: "0".repeat(64) }).status).toBe(404);
    const { aftersales } = set.company.departments;
    expect(ask(viewer, bytes, { departmentId: aftersales }).status).toBe(404);
  });

  it("is given as what it is, to be asked for anew each time, and can run nothing", async () => {
    const bytes = await set.sent();
    const answer = ask(set.company.people.viewer, bytes);
    const { headers } = answer;
    expect(headers.get("content-type")).toBe("image/webp");
    expect(headers.get("content-disposition")).toMatch(/^inline; filename="[0-9a-f]{16}\.webp"$/);
    expect(headers.get("cache-control")).toBe("private, no-cache");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(20);
    const etag = headers.get("etag") ?? "";
    expect(ask(set.company.people.viewer, bytes, { etag }).status).toBe(304);
    expect(ask(null, bytes, { etag }).status).toBe(401);
  });

  it("stands on its page with its words, and on no page that is another department's", async () => {
    const bytes = await set.sent();
    const id = set.put(bytes);
    pictureText(set.sheet, id, "caption")?.insert(0, "库存结构");
    set.put(bytes, COVER_PAGE);
    set.put(bytes, "measure:of-another-department");
    set.put({ ...bytes, hash: "f".repeat(64) });
    set.project();
    const { db } = set.services;
    expect(picturesOn(db, place())).toEqual([{ id, ...bytes, caption: "库存结构", alt: "" }]);
    expect(picturesOn(db, place(COVER_PAGE))).toHaveLength(1);
    deletePicture(set.sheet, null, id);
    set.project();
    expect(picturesOn(db, place())).toEqual([]);
  });

  it("is in the record, on the closed page and in the minutes, by the hash of its bytes", async () => {
    const bytes = await set.sent();
    const id = set.put(bytes);
    set.put(bytes, COVER_PAGE);
    set.project();
    const { services, company, live, page } = set;
    closeAnyway(services, company, live.meetingId);
    const asked = { ...services, who: company.people.viewer };
    const { departmentId } = place();
    const pictures = minutesOf(asked, live.row()).record.pictures;
    expect(pictures?.map((each) => each.page)).toEqual([COVER_PAGE, page]);
    expect(recordedPageOf(asked, live.row(), page)?.minutes.record.pictures).toEqual([
      { id, departmentId, page, ...bytes, caption: "", alt: "" },
    ]);
  });
});

describe("[PI4] pictures that nothing shows", () => {
  it("stay while undo may bring them back, and go with the next day once the meeting is closed", async () => {
    const [shown, deleted, never] = [
      await set.sent({ colour: "#110000" }),
      await set.sent({ colour: "#001100" }),
      await set.sent({ colour: "#000011" }),
    ];
    set.put(shown);
    deletePicture(set.sheet, null, set.put(deleted));
    set.project();
    const { services, company, live } = set;
    expect(cleanPictures(services.db, company.id)).toBe(0);
    expect(kept().toSorted()).toEqual([shown, deleted, never].map(({ hash }) => hash).toSorted());

    closeAnyway(services, company, live.meetingId);
    services.clock.set("2021-03-06T09:00:00+08:00");
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
    watchDays({ ...services, log: silent })();
    expect(kept()).toEqual([shown.hash]);
    expect(cleanPictures(services.db, company.id)).toBe(0);
  });

  it("go with a meeting that was opened by mistake", async () => {
    const { services, company } = set;
    const { facilitator } = company.people;
    const { id } = done(services, facilitator, openMeeting, { month: "2021-03" });
    const at = { ...place(COVER_PAGE), meetingId: id };
    const outcome = await addPicture({ ...services, who: facilitator }, at, () => picture());
    expect(outcome.ok).toBe(true);
    expect(kept()).toHaveLength(1);
    done(services, facilitator, discardMeeting, { meetingId: id });
    expect(kept()).toEqual([]);
  });
});
