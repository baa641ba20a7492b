"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { showNetwork } from "../../lib/show-network.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { When } from "../ui/when.tsx";
import { BanPreview } from "./ban-preview.tsx";

interface RecentAddressesProps {
  userId: string;
  chosen: readonly string[];
  onChoose(addresses: readonly string[]): void;
}

/** Part of a form: whether a person's addresses are banned with them, which ones, and whom else that would hit. */
export function RecentAddresses({ userId, chosen, onChoose }: RecentAddressesProps) {
  const errorText = useErrorText();
  const t = useTranslations("admin");
  const [isWanted, setWanted] = useState(false);
  const query = useQuery(useApi().addressBans.recent.queryOptions({ userId }, { enabled: isWanted }));

  function toggle(network: string, isChosen: boolean): void {
    onChoose(isChosen ? [...chosen, network] : chosen.filter((other) => other !== network));
  }

  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{t("recent.title")}</legend>
      <label className="flex cursor-pointer gap-2.5">
        <input
          type="checkbox"
          checked={isWanted}
          onChange={(event) => {
            setWanted(event.target.checked);
            if (!event.target.checked) onChoose([]);
          }}
          className="mt-1"
        />
        <span>
          <span className="block font-medium text-sm">{t("recent.label")}</span>
          <span className="block text-ink-soft text-sm">{t("recent.text")}</span>
        </span>
      </label>
      {isWanted && query.error && (
        <p role="alert" className="text-danger-text text-sm">
          {errorText(query.error)}
        </p>
      )}
      {isWanted && query.data?.networks.length === 0 && <p className="text-ink-soft text-sm">{t("recent.none")}</p>}
      {isWanted && query.data && query.data.networks.length > 0 && (
        <ul className="scrollbar-slim max-h-40 divide-y overflow-y-auto rounded-md border">
          {query.data.networks.map(({ network, seenAt }) => (
            <li key={network}>
              <label className="flex cursor-pointer gap-2.5 px-3 py-2 text-sm hover:bg-sunken/60">
                <input
                  type="checkbox"
                  checked={chosen.includes(network)}
                  onChange={(event) => toggle(network, event.target.checked)}
                  className="mt-1"
                />
                <span className="min-w-0 flex-1 break-all font-mono">{showNetwork(network)}</span>
                <span className="text-ink-faint">
                  <When at={seenAt} />
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <BanPreview addresses={chosen} exceptUserId={userId} />
    </fieldset>
  );
}
