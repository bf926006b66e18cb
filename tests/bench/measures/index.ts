import { capacity } from "./capacity";
import { fanOut } from "./fan-out";
import { growth } from "./growth";
import { history } from "./history";
import { kill } from "./kill";
import { light } from "./light";
import type { Measure } from "./measure";
import { onDisk } from "./on-disk";
import { pages } from "./page";
import { rooms } from "./rooms";
import { storm } from "./storm";
import { throughput } from "./throughput";

/** All that is measured, in the order in which it is. */
export const MEASURES: readonly Measure[] = [
  kill,
  fanOut,
  light,
  onDisk,
  throughput,
  rooms,
  history,
  storm,
  capacity,
  ...pages,
  ...growth,
];
