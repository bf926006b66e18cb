import { expect, it } from "vitest";
import { OneAtATime } from "~/services/pictures/one-at-a-time";

/** A task that ends when it is told to. */
function held() {
  let finish = () => {};
  const ended = new Promise<void>((resolve) => (finish = resolve));
  return { task: () => ended, finish: () => finish() };
}

it("runs one task after another, a failed one too, and takes no more than may wait", async () => {
  const tasks = new OneAtATime();
  const order: string[] = [];
  const first = held();
  const one = tasks.run(() => first.task().then(() => order.push("first")));
  const two = tasks.run(() => Promise.reject(new Error("broken")));
  const three = tasks.run(async () => order.push("third"));
  expect(order).toEqual([]);
  first.finish();
  await one;
  await expect(two).rejects.toThrow("broken");
  await three;
  expect(order).toEqual(["first", "third"]);

  const long = held();
  const taken = Array.from({ length: 20 }, () => tasks.run(long.task));
  expect(taken.filter((each) => each === null)).toHaveLength(4);
  long.finish();
  await Promise.all(taken);
  expect(tasks.run(long.task)).not.toBeNull();
});
