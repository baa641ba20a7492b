import { LIMITS } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { countedTitle } from "./counted-title.ts";
import { withBadge } from "./favicon.ts";

describe("a tab that counts", () => {
  it("says in its title how much waits, once", () => {
    expect(countedTitle("garden · Banter", 3)).toBe("(3) garden · Banter");
    expect(countedTitle("(3) garden · Banter", 4)).toBe("(4) garden · Banter");
    expect(countedTitle("(99+) garden · Banter", 0)).toBe("garden · Banter");
    expect(countedTitle("garden", LIMITS.unreadMaxCount)).toBe("(99+) garden");
  });

  it("says it in its icon, from ten on roughly", () => {
    expect(withBadge("<svg></svg>", 3)).toMatch(/>3<\/text><\/svg>$/);
    expect(withBadge("<svg></svg>", 10)).toContain(">9+</text>");
  });
});
