import { actuals } from "./actuals";
import { breakdown } from "./breakdown";
import { cover } from "./cover";
import { followUps } from "./followUps";
import { pictures } from "./pictures";
import { sheet } from "./sheet";

/** What is said only where departments write, and where it is followed up. */
export const sheets = {
  actuals,
  breakdown,
  cover,
  followUps,
  pictures,
  sheet,
};
