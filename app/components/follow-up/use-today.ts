import { useRouteLoaderData } from "@remix-run/react";
import { useProductClock } from "~/components/ui/product-clock";
import { dayInZone, type Day } from "~/domain/scorecard/month";
import type { RootView } from "~/views/root";

const MINUTE = 60_000;

/** Today in the company's time zone by the product's clock; it turns at midnight by itself. */
export function useToday(timeZone: string): Day {
  const loadedAt = useRouteLoaderData<RootView>("root")?.now ?? 0;
  return dayInZone(useProductClock(loadedAt, MINUTE), timeZone);
}
