import { expect, it } from "vitest";
import { textsAsWritten } from "../texts/texts-as-written.ts";
import { describeDevice } from "./describe-device.ts";

it.each([
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Chrome on Linux",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
    "Microsoft Edge on Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1",
    "Safari on iOS",
  ],
  ["Mozilla/5.0 (Android 15; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0", "Firefox on Android"],
  ["node", "node"],
  ["x".repeat(100), "x".repeat(40)],
  ["", "Unknown device"],
])("reads %s as %s", (userAgent, device) => {
  expect(describeDevice(userAgent, textsAsWritten("common"))).toBe(device);
});
