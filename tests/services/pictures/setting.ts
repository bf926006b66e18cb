import sharp from "sharp";
import * as Y from "yjs";
import { rowProjection } from "#server/rooms/projection/row-projection";
import { measurePageKey } from "~/sheet/page-key";
import { addPicture as putPicture, type PictureBytes, type PicturePage } from "~/sheet/pictures";
import { seedSheet } from "~/sheet/sheet-document";
import { addPicture } from "~/services/pictures/add-picture.server";
import type { SignedIn } from "~/services/session.server";
import {
  makeCompany,
  testServices,
  type TestCompany,
  type TestServices,
} from "../../support/company";
import { beginMeeting, type LiveMeeting } from "../../support/meetings";

/** A live meeting to whose sales department pictures are added. */
export interface PictureSetting {
  services: TestServices;
  company: TestCompany;
  live: LiveMeeting;
  /** The page of the department's measure. */
  page: string;
  /** Sends a picture of some colour; by default the department's manager, to the measure's page. */
  send(
    at?: { who?: SignedIn; page?: string; departmentId?: string; colour?: string },
    read?: () => Promise<Uint8Array | null>,
  ): ReturnType<typeof addPicture>;
  /** The same for one that must be taken. */
  sent(at?: { page?: string; colour?: string }): Promise<PictureBytes>;
  /** Puts a picture on a page of the sheet. @returns the row's id */
  put(bytes: PictureBytes, page?: PicturePage): string;
  sheet: Y.Doc;
  /** Projects the sheet, as the room server does soon after a commit. */
  project(): void;
}

/** Makes the setting; the measure is green, so that nothing blocks closing. */
export function pictureSetting(): PictureSetting {
  const services = testServices();
  const company = makeCompany(services);
  const live = beginMeeting(services, company, 20);
  const page = measurePageKey(live.measureId);
  const { sales } = company.departments;
  const sheet = new Y.Doc();
  seedSheet(sheet, null);
  const projection = rowProjection(services.db, services.clock, () => undefined);
  const send: PictureSetting["send"] = (at = {}, read) => {
    const { who = company.people.manager, departmentId = sales, colour = "#888888" } = at;
    const place = { meetingId: live.meetingId, departmentId, page: at.page ?? page };
    return addPicture({ ...services, who }, place, read ?? (() => picture(colour)));
  };
  return {
    services,
    company,
    live,
    page,
    send,
    async sent(at) {
      const outcome = await send(at);
      if (!outcome.ok) throw new Error(outcome.error);
      return outcome.value;
    },
    put: (bytes, on = page) => putPicture(sheet, null, { ...bytes, page: on }),
    sheet,
    project: () =>
      projection.project(
        { kind: "sheet", meetingId: live.meetingId, departmentId: sales },
        sheet,
        0,
      ),
  };
}

/** A small picture, as a camera or a screen makes it. */
export function picture(colour = "#888888"): Promise<Buffer> {
  const create = { width: 40, height: 30, channels: 3 as const, background: colour };
  return sharp({ create }).png().toBuffer();
}
