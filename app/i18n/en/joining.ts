import type { Words } from "../zh-CN";

export const joining: Words["joining"] = {
  title: "Join by phone",
  scan: "Scan, sign in, and you are in the meeting",
  code: (address) => `QR code of the meeting’s address: ${address}`,
  localOnly:
    "This address works on this machine only. Open this page by the network’s address or a domain name, or have an administrator set PUBLIC_ORIGIN.",
  address: "Address of the meeting",
  copy: "Copy",
  copied: "Copied",
  copyYourself: "The address is selected: please copy it",
};
