import type { LoaderFunctionArgs } from "@remix-run/node";
import { PICTURE_TYPE } from "~/services/pictures/encode-picture.server";
import { maySeePicture, pictureBytes } from "~/services/pictures/picture-bytes.server";

/**
 * A picture of a department's sheet, for whoever may read that. A browser may keep it, but asks each
 * time whether it may still show it: rights end, and machines are shared.
 */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { who, services } = context;
  if (!who) return new Response(null, { status: 401 });
  const { meeting: meetingId = "", department: departmentId = "", hash = "" } = params;
  const name = { meetingId, departmentId, hash };
  const allowed = maySeePicture({ ...services, who }, name);
  if (!allowed.ok) return new Response(null, { status: allowed.error === "forbidden" ? 403 : 404 });
  const bytes = pictureBytes(services.db, name);
  if (!bytes) return new Response(null, { status: 404 });
  const etag = `"${hash}"`;
  const headers = {
    "cache-control": "private, no-cache",
    "content-security-policy": "default-src 'none'; sandbox",
    etag,
    vary: "Cookie",
  };
  if (request.headers.get("if-none-match") === etag) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...headers,
      "content-type": PICTURE_TYPE,
      "content-disposition": `inline; filename="${hash.slice(0, 16)}.webp"`,
    },
  });
}
