import { AppError } from "@banter/protocol";
import { expect, test } from "vitest";
import { fieldErrors } from "./field-errors.ts";

const asItIs = (message: string) => message;

test("each field shows the first thing wrong with it, and nothing of other fields", () => {
  const issues = [
    { path: "username", message: "Too short" },
    { path: "username", message: "Odd" },
    { path: "password", message: "Too long" },
    { path: "somethingElse", message: "Wrong" },
  ];
  expect(fieldErrors(new AppError("INVALID", "Too short", { issues }), ["username", "password"], asItIs)).toEqual({
    username: "Too short",
    password: "Too long",
  });
});

test("what is wrong with one of several values is shown at their field", () => {
  const issues = [{ path: "addresses.0", message: "Too wide" }];
  expect(fieldErrors(new AppError("INVALID", "Too wide", { issues }), ["addresses"], asItIs)).toEqual({
    addresses: "Too wide",
  });
});

test("a failure without issues concerns no field", () => {
  expect(fieldErrors(new AppError("UNAVAILABLE", "Down"), ["username"], asItIs)).toEqual({});
});

test("it is said in other words where there are some", () => {
  const issues = [{ path: "username", message: "Too short" }];
  const failure = new AppError("INVALID", "Too short", { issues });
  expect(fieldErrors(failure, ["username"], () => "Zu kurz")).toEqual({ username: "Zu kurz" });
});
